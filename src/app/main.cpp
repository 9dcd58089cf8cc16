// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/command.hpp"
#include "app/large_pages.hpp"

#include <string_view>

int main(int count, char** words)
{
    if (count > 1 && std::string_view(words[1]) == "serve")
        tantrao::app::want_large_pages(words);
    return tantrao::app::run_command_line({words + 1, words + count});
}
