// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/request.hpp"

#include <gtest/gtest.h>

namespace tantrao::http {
namespace {

TEST(ParseUrlencoded, KeepsOrderAndRepeatedNames)
{
    const auto fields = parse_urlencoded("a=1&b=&a=2&c&=x&&d=x%3Dy&e=a+b%2B");
    ASSERT_TRUE(fields);
    EXPECT_EQ(fields->get("a"), "1");
    EXPECT_EQ(fields->all("a"), (std::vector<std::string_view>{"1", "2"}));
    EXPECT_TRUE(fields->has("b"));
    EXPECT_TRUE(fields->has("c"));
    EXPECT_FALSE(fields->has("z"));
    EXPECT_EQ(fields->get("z"), "");
    EXPECT_EQ(fields->get(""), "x");
    EXPECT_EQ(fields->get("d"), "x=y");
    EXPECT_EQ(fields->get("e"), "a b+");
    EXPECT_EQ(fields->pairs().size(), 7u);
    EXPECT_TRUE(parse_urlencoded("")->empty());
}

TEST(ParseUrlencoded, BringsTextToItsNormalForm)
{
    // "ế" as e + circumflex + acute.
    const auto fields = parse_urlencoded("ten=e%CC%82%CC%81");
    ASSERT_TRUE(fields);
    EXPECT_EQ(fields->get("ten"), "\xE1\xBA\xBF");
}

TEST(ParseUrlencoded, RefusesWhatIsNoText)
{
    for (const char* bad : {"a=%", "a=%4", "a=%zz", "%=a", "a=%00", "a=%ff", "a=%C4", "a=%ED%A0%80", "a=\xff"}) {
        const auto fields = parse_urlencoded(bad);
        ASSERT_FALSE(fields) << bad;
        EXPECT_EQ(fields.error().code, "http.bad_encoding") << bad;
    }
}

TEST(ParseUrlencoded, CountsFields)
{
    std::string many;
    for (int i = 0; i < 3000; ++i)
        many += "a=b&";
    EXPECT_TRUE(parse_urlencoded(many));
    const auto more = parse_urlencoded(many + "a");
    ASSERT_FALSE(more);
    EXPECT_EQ(more.error().kind, ErrorKind::too_large);
}

TEST(Request, FindsHeadersAndCookies)
{
    Request request;
    request.headers = {{"cookie", "a=1; __Host-session=x=y;b=;  c=3"}, {"accept", "text/html"}};
    EXPECT_EQ(request.header("accept"), "text/html");
    EXPECT_EQ(request.header("missing"), "");
    EXPECT_EQ(request.cookie("a"), "1");
    EXPECT_EQ(request.cookie("__Host-session"), "x=y");
    EXPECT_EQ(request.cookie("b"), "");
    EXPECT_EQ(request.cookie("c"), "3");
    EXPECT_EQ(request.cookie("session"), "");
    EXPECT_EQ(request.cookie(""), "");
}

} // namespace
} // namespace tantrao::http
