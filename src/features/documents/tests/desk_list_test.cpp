// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.hpp"
#include "features/documents/tests/desk_test.hpp"

#include <gmock/gmock.h>

namespace tantrao::documents {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

TEST_F(DocumentDesk, TheListReadsANumberInAnySpelling)
{
    create({{"number", "07/2011/QĐ-UBND"}});
    create({{"number", "17/2012/QĐ-UBND"}, {"title", "Sửa đổi một số điều"}});
    const auto list = [&](std::string_view typed) {
        return portal_.get(writer_, "/tuyen-quang/van-ban?q=" + text::percent_encode(typed)).body;
    };
    for (const char* typed :
         {"7-2011", "07/2011", "QD 7-2011", "Quyết định số 7 năm 2011", "quyết định 07/2011/QĐ-UBND", "quy che"})
        EXPECT_THAT(list(typed), AllOf(HasSubstr("Quyết định 07/2011/QĐ-UBND: "), Not(HasSubstr("Quyết định 17/2012")),
                                       HasSubstr("name=\"q\" value=\"" + std::string(typed) + "\"")))
            << typed;
    EXPECT_THAT(list("7-2013"), HasSubstr("Không có văn bản nào"));
}

}   // namespace
}   // namespace tantrao::documents
