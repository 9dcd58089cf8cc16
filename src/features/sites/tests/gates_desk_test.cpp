// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/sites/feature.hpp"
#include "platform/publication/publication_store.hpp"
#include "platform/web/testing.hpp"

#include <gmock/gmock.h>

namespace tantrao::sites {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class GatesDesk : public testing::Test {
  protected:
    std::string seen_by(const web::TestDesk& desk)
    {
        const std::string page = portal_.get(desk, "/tuyen-quang/quy-trinh").body;
        const std::string mark = "name=\"seen\" value=\"";
        const auto at = page.find(mark);
        return at == std::string::npos ? "" : page.substr(at + mark.size(), page.find('"', at + mark.size()) - at - mark.size());
    }
    web::TestAnswer save(const web::TestDesk& desk, const std::string& seen, web::TypedFields fields)
    {
        fields.emplace_back("seen", seen);
        return portal_.post(desk, "/tuyen-quang/quy-trinh", std::move(fields));
    }
    std::vector<std::string> names()
    {
        std::vector<std::string> names;
        for (const auto& gate : portal_.core().read(
                 [&](db::Connection& core) { return publication::chain_of(core, portal_.province(), "article"); }))
            names.push_back(gate.name + (gate.editing ? " (editing)" : ""));
        return names;
    }
    web::TestDesk administrator(const std::string& email)
    {
        return portal_.sign_in(portal_.account(email, {{portal_.province(), access::Level::administer}}));
    }
    const web::TypedFields three{{"use_receive", "1"},   {"name_receive", "Thư ký"},   {"editing_receive", "1"},
                                 {"use_moderate", "1"},  {"name_moderate", "Phó ban"}, {"name_decide", "Trưởng ban"},
                                 {"editing_decide", "1"}};
    web::TestPortal portal_{{feature()}};
    web::TestDesk first_ = administrator("a@vidu.example"), second_ = administrator("b@vidu.example");
};

TEST_F(GatesDesk, SavesTheChainThatIsTyped)
{
    EXPECT_EQ(save(first_, seen_by(first_), three).status, 303);
    EXPECT_THAT(names(), ElementsAre("Thư ký (editing)", "Phó ban", "Trưởng ban")) << "the last gate never edits";
    EXPECT_EQ(save(first_, seen_by(first_), {{"name_moderate", "Phó ban"}, {"name_decide", "Chủ tịch"}}).status, 303);
    EXPECT_THAT(names(), ElementsAre("Chủ tịch"));
}

TEST_F(GatesDesk, TheSecondOfTwoAdministratorsIsToldAndLosesNothing)
{
    const std::string seen = seen_by(first_);
    EXPECT_EQ(seen_by(second_), seen);
    EXPECT_EQ(save(first_, seen, three).status, 303);
    const web::TypedFields own{{"name_receive", "Tổ tin bài"}, {"name_moderate", ""}, {"name_decide", "Chánh Văn phòng"}};
    const auto late = save(second_, seen, own);
    EXPECT_EQ(late.status, 409);
    EXPECT_THAT(names(), ElementsAre("Thư ký (editing)", "Phó ban", "Trưởng ban"));
    EXPECT_THAT(late.body, AllOf(HasSubstr("Người khác vừa lưu"), HasSubstr("Thư ký → Phó ban → Trưởng ban")));
    EXPECT_THAT(late.body,
                AllOf(HasSubstr("value=\"Tổ tin bài\""), HasSubstr("value=\"Chánh Văn phòng\""), Not(HasSubstr(" checked"))));
    // Once more, knowing what it replaces.
    EXPECT_THAT(late.body, HasSubstr("name=\"seen\" value=\"" + seen_by(first_) + "\""));
    EXPECT_EQ(save(second_, seen_by(first_), own).status, 303);
    EXPECT_THAT(names(), ElementsAre("Chánh Văn phòng"));
}

TEST_F(GatesDesk, AFormWithoutItsMarkSavesNothing)
{
    EXPECT_EQ(save(first_, "", three).status, 409);
    EXPECT_EQ(save(first_, "0", three).status, 409);
    EXPECT_THAT(names(), ElementsAre("Trưởng ban duyệt"));
}

TEST_F(GatesDesk, AGateWithoutANameKeepsWhatWasTyped)
{
    const std::string seen = seen_by(first_);
    const auto again = save(
        first_, seen, {{"use_receive", "1"}, {"name_receive", " "}, {"name_moderate", "Phó ban"}, {"name_decide", "Trưởng ban"}});
    EXPECT_EQ(again.status, 422);
    EXPECT_THAT(again.body, AllOf(HasSubstr("Hãy ghi tên cho mỗi bước"), HasSubstr("value=\"Phó ban\""),
                                  HasSubstr("value=\"" + seen + "\"")));
    EXPECT_THAT(names(), ElementsAre("Trưởng ban duyệt"));
}

}   // namespace
}   // namespace tantrao::sites
