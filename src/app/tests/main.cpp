// The portals of these tests read attached files in a child, as the program does: this very program.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/command.hpp"
#include "extraction/reader.hpp"

#include <gmock/gmock.h>

int main(int count, char** words)
{
    if (count > 1 && words[1] == tantrao::extraction::child_word)
        return tantrao::app::run_command_line({words + 1, words + count});
    testing::InitGoogleMock(&count, words);
    return RUN_ALL_TESTS();
}
