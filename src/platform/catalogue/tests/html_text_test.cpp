// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/catalogue/html_text.hpp"

#include <gtest/gtest.h>

namespace tantrao::catalogue {
namespace {

TEST(HtmlText, KeepsWordsApartAndTogether)
{
    EXPECT_EQ(text_of_html("<h2>Điều 1</h2><p>Phạm <em>vi</em></p><ul><li>a</li><li>b</li></ul>"), "Điều 1\nPhạm vi\na\nb");
    EXPECT_EQ(text_of_html("<p>m<sup>2</sup></p>"), "m2");
    EXPECT_EQ(text_of_html("<td>một</td><td>hai</td>"), "một\nhai");
}

TEST(HtmlText, DecodesWhatWasEscaped)
{
    EXPECT_EQ(text_of_html("&lt;b&gt; &amp;amp; &quot;x&quot; &#39;y&#39; &unknown;"), "<b> &amp; \"x\" 'y' &unknown;");
}

TEST(HtmlText, EndsWhereATagIsNotClosed)
{
    EXPECT_EQ(text_of_html("chữ <a href=\"x"), "chữ");
    EXPECT_EQ(text_of_html(""), "");
    EXPECT_EQ(text_of_html("<"), "");
}

}   // namespace
}   // namespace tantrao::catalogue
