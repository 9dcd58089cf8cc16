// SPDX-License-Identifier: AGPL-3.0-or-later
#include "view/template.hpp"

#include "base/ids.hpp"

#include <fstream>
#include <gtest/gtest.h>
#include <stdexcept>

namespace tantrao::view {
namespace {

const std::string head = "{{%AUTOESCAPE context=\"HTML\"}}\n";

class TemplateTest : public testing::Test {
  protected:
    TemplateTest() : dir_(std::filesystem::temp_directory_path() / ("tantrao-view-" + random_hex(6)))
    {
        std::filesystem::create_directories(dir_);
    }
    ~TemplateTest() override { std::filesystem::remove_all(dir_); }
    void write(const std::string& name, const std::string& text) { std::ofstream(dir_ / name) << text; }
    std::string render(const std::string& text, const Values& values, Strictness strictness = Strictness::test)
    {
        write("page.tpl", head + text);
        return Templates::load(dir_, strictness)->render("page.tpl", values);
    }
    std::filesystem::path dir_;
};

TEST_F(TemplateTest, EscapesForThePlaceAValueStandsIn)
{
    Values values;
    values.set("T", "<b>&\"").set("U", "javascript:alert(1)");
    const std::string out = render("<p title=\"{{T}}\">{{T}}</p><a href=\"{{U}}\">x</a>", values);
    EXPECT_EQ(out.find("<b>"), std::string::npos) << out;
    EXPECT_EQ(out.find("javascript:"), std::string::npos) << out;
}

TEST_F(TemplateTest, CheckedHtmlGoesThroughAtItsOwnMarkerOnly)
{
    Values values;
    values.set("BODY", SafeHtml{"<p>chữ</p>"});
    EXPECT_EQ(render("{{BODY:none}}", values), "<p>chữ</p>");
    EXPECT_EQ(render("{{BODY}}", values).find("<p>"), std::string::npos);
    Values plain;
    plain.set("BODY", "<script>");
    EXPECT_THROW(render("{{BODY:none}}", plain, Strictness::production), std::logic_error);
}

TEST_F(TemplateTest, SectionsRepeatShowAndHide)
{
    Values values;
    values.row("ROWS").set("N", 1);
    values.row("ROWS").set("N", 2);
    values.set_if("NOTE", "có").set_if("EMPTY", "");
    EXPECT_EQ(render("{{#ROWS}}{{N}},{{/ROWS}}{{#NOTE_IF}}{{NOTE}}{{/NOTE_IF}}{{#EMPTY_IF}}!{{/EMPTY_IF}}", values), "1,2,có");
}

TEST_F(TemplateTest, RowsSeeTheValuesAroundThem)
{
    Values values;
    values.set("OUTER", "a");
    values.row("ROWS").set("N", "b");
    EXPECT_EQ(render("{{#ROWS}}{{OUTER}}{{N}}{{/ROWS}}", values), "ab");
}

TEST_F(TemplateTest, AMissingValueIsAnErrorInTests)
{
    EXPECT_THROW(render("{{T}}", {}), std::logic_error);
    EXPECT_EQ(render("[{{T}}]", {}, Strictness::production), "[]");
    Values hidden;
    EXPECT_EQ(render("{{#S}}{{T}}{{/S}}", hidden), "");
}

TEST_F(TemplateTest, RefusesFilesThatAreNotEscapedOrBroken)
{
    for (const char* bad : {"<p>{{T}}</p>", "{{%AUTOESCAPE context=\"HTML\"}}{{#A}}", "{{%AUTOESCAPE context=\"HTML\"}}{{#A}}{{/B}}{{/A}}",
                            "{{%AUTOESCAPE context=\"HTML\"}}{{>OTHER}}", "{{%AUTOESCAPE context=\"HTML\"}}<a href={{U}}>x</a>"}) {
        write("page.tpl", bad);
        EXPECT_THROW(static_cast<void>(Templates::load(dir_)), std::runtime_error) << bad;
    }
}

TEST_F(TemplateTest, ReloadsAChangedFile)
{
    write("page.tpl", head + "một");
    const auto templates = Templates::load(dir_);
    EXPECT_EQ(templates->render("page.tpl", {}), "một");
    write("page.tpl", head + "hai");
    std::filesystem::last_write_time(dir_ / "page.tpl", std::filesystem::file_time_type::clock::now() + std::chrono::seconds(2));
    EXPECT_EQ(templates->render("page.tpl", {}), "hai");
}

TEST(Embedded, EveryTemplateOfTheProgramLoads) { EXPECT_NO_THROW(static_cast<void>(Templates::load())); }

} // namespace
} // namespace tantrao::view
