// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/xml.hpp"

#include <gtest/gtest.h>
#include <string>

namespace tantrao::xml {
namespace {

Element read(pugi::xml_document& document, const std::string& text)
{
    EXPECT_TRUE(document.load_string(text.c_str()));
    return document.document_element();
}

TEST(Xml, NamesHaveNoPrefix)
{
    pugi::xml_document document;
    const Element root = read(document, "<w:p>chữ<a:r/><t>x</t></w:p>");
    EXPECT_EQ(name_in(root), "p");
    EXPECT_EQ(name_in(child_of(root)), "r") << "the first element";
    EXPECT_STREQ(child_of(root, "t").text().get(), "x");
    EXPECT_FALSE(child_of(root, "none"));
    EXPECT_FALSE(child_of(Element{}, "none"));
}

TEST(Xml, NestingIsBounded)
{
    pugi::xml_document document;
    const Element root = read(document, "<a><b/><b><c/></b><b/></a>");
    EXPECT_FALSE(is_deeper_than(root, 2));
    EXPECT_TRUE(is_deeper_than(root, 1));
    EXPECT_FALSE(is_deeper_than(Element{}, 0));
    constexpr int deep = 200'000;
    std::string text;
    for (int i = 0; i < deep; ++i)
        text += "<a>";
    for (int i = 0; i < deep; ++i)
        text += "</a>";
    pugi::xml_document endless;
    EXPECT_TRUE(is_deeper_than(read(endless, text), 40));
}

}   // namespace
}   // namespace tantrao::xml
