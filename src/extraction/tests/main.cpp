// The tests are their own child: started with the child's word, they read a file as the program does.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/reader.hpp"

#include <gmock/gmock.h>

int main(int count, char** words)
{
    if (count > 1 && words[1] == tantrao::extraction::child_word)
        return tantrao::extraction::answer_as_child({words + 2, words + count});
    testing::InitGoogleMock(&count, words);
    return RUN_ALL_TESTS();
}
