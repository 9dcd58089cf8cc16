// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/multipart.hpp"

#include <gtest/gtest.h>

namespace tantrao::http {
namespace {

struct Part {
    PartHead head;
    std::string data;
    bool ended = false;
};

struct Read {
    std::vector<Part> parts;
    bool finished = false;
    std::string error;   // its code
};

// Feeds `body` in the pieces that `cuts` make of it.
Read read(const std::string& body, const std::vector<std::size_t>& cuts = {}, MultipartLimits limits = {}, const std::string& boundary = "XX")
{
    Read read;
    MultipartReader reader(boundary,
                           {[&](const PartHead& head) -> Result<void> {
                                read.parts.push_back({head, "", false});
                                return {};
                            },
                            [&](std::string_view bytes) -> Result<void> {
                                EXPECT_FALSE(bytes.empty());
                                read.parts.back().data += bytes;
                                return {};
                            },
                            [&]() -> Result<void> {
                                read.parts.back().ended = true;
                                return {};
                            }},
                           limits);
    std::size_t at = 0;
    for (std::size_t i = 0; i <= cuts.size(); ++i) {
        const std::size_t end = i == cuts.size() ? body.size() : cuts[i];
        if (const auto fed = reader.feed(std::string_view(body).substr(at, end - at)); !fed) {
            read.error = fed.error().code;
            return read;
        }
        at = end;
    }
    read.finished = reader.finished();
    return read;
}

std::string field(const std::string& name, const std::string& value)
{
    return "--XX\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
}

const std::string two_parts = field("a", "một\r\n--X\r\n") +
                              "--XX\r\nContent-Disposition: form-data; name=\"tệp\"; filename=\"ảnh.png\"\r\nContent-Type: image/png\r\n\r\n"
                              "\r\n--X\r\r\n--\r\n" +
                              std::string("\0\r", 2) + "\r\n" + field("empty", "") + "--XX--\r\n";

void expect_two_parts(const Read& read, const std::string& where)
{
    ASSERT_EQ(read.parts.size(), 3u) << where;
    EXPECT_TRUE(read.finished) << where;
    EXPECT_EQ(read.parts[0].head.name, "a") << where;
    EXPECT_FALSE(read.parts[0].head.is_file) << where;
    EXPECT_EQ(read.parts[0].data, "một\r\n--X\r\n") << where;
    EXPECT_EQ(read.parts[1].head.name, "tệp") << where;
    EXPECT_EQ(read.parts[1].head.file_name, "ảnh.png") << where;
    EXPECT_EQ(read.parts[1].head.content_type, "image/png") << where;
    EXPECT_EQ(read.parts[1].data, "\r\n--X\r\r\n--\r\n" + std::string("\0\r", 2)) << where;
    EXPECT_EQ(read.parts[2].data, "") << where;
    for (const Part& part : read.parts)
        EXPECT_TRUE(part.ended) << where;
}

TEST(Multipart, IsReadWhereverItIsCutInTwo)
{
    for (std::size_t cut = 0; cut <= two_parts.size(); ++cut)
        expect_two_parts(read(two_parts, {cut}), "cut at " + std::to_string(cut));
}

TEST(Multipart, IsReadWhereverItIsCutInThree)
{
    for (std::size_t first = 0; first <= two_parts.size(); ++first)
        for (std::size_t second = first; second <= std::min(first + 12, two_parts.size()); ++second)
            expect_two_parts(read(two_parts, {first, second}), std::to_string(first) + " and " + std::to_string(second));
}

TEST(Multipart, IsReadByteByByte)
{
    std::vector<std::size_t> cuts;
    for (std::size_t i = 1; i < two_parts.size(); ++i)
        cuts.push_back(i);
    expect_two_parts(read(two_parts, cuts), "bytes");
}

TEST(Multipart, TakesPreambleEpilogueAndNoParts)
{
    EXPECT_TRUE(read("preamble\r\n" + field("a", "b") + "--XX--\r\nepilogue").finished);
    EXPECT_TRUE(read("--XX--").finished);
    EXPECT_EQ(read("--XX--").parts.size(), 0u);
}

TEST(Multipart, TakesAPartWithoutALineBreakForItsEmptyBody)
{
    const std::string body = "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n--XX--";
    for (std::size_t cut = 0; cut <= body.size(); ++cut) {
        const Read got = read(body, {cut});
        EXPECT_TRUE(got.finished) << cut;
        ASSERT_EQ(got.parts.size(), 1u) << cut;
        EXPECT_EQ(got.parts[0].data, "") << cut;
    }
}

TEST(Multipart, IsUnfinishedWithoutTheLastBoundary)
{
    for (std::size_t length = 0; length + 3 < two_parts.size(); ++length)
        EXPECT_FALSE(read(two_parts.substr(0, length)).finished) << length;
}

TEST(Multipart, RefusesBrokenParts)
{
    for (const std::string& broken : {
             std::string("--XXY\r\n"),
             std::string("--XX\nContent"),
             std::string("--XX\r\n\r\n\r\nno head\r\n--XX--"),
             std::string("--XX\r\nContent-Type: text/plain\r\n\r\nx\r\n--XX--"),
             std::string("--XX\r\nContent-Disposition: form-data\r\n\r\nx\r\n--XX--"),
             std::string("--XX\r\nContent-Disposition: form-data; name=\"a\r\n\r\nx\r\n--XX--"),
             std::string("--XX\r\nContent-Disposition: form-data; name=\"\xff\"\r\n\r\nx\r\n--XX--"),
             field("a", "b") + "--XXjunk",
         })
        EXPECT_EQ(read(broken).error, "http.multipart.broken") << broken;
}

TEST(Multipart, KeepsItsLimits)
{
    EXPECT_EQ(read(field("a", "1") + field("b", "2") + field("c", "3") + "--XX--", {}, {2, 200, 4096}).error, "http.too_many_fields");
    const std::string file = "--XX\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n\r\n";
    EXPECT_EQ(read(file + field("a", "1") + file + "--XX--", {}, {10, 1, 4096}).error, "http.too_many_fields") << "files are counted apart";
    EXPECT_TRUE(read(file + field("a", "1") + field("b", "2") + "--XX--", {}, {10, 1, 4096}).finished);
    EXPECT_EQ(read("--XX\r\nX: " + std::string(5000, 'x')).error, "http.multipart.broken");
    EXPECT_EQ(read("--XX\r\nX: " + std::string(5000, 'x') + "\r\n\r\n").error, "http.multipart.broken");
    EXPECT_EQ(read(std::string(70'000, 'x')).error, "http.multipart.broken");
}

TEST(Multipart, ReadsNamesAsBrowsersWriteThem)
{
    const auto head = [](const std::string& disposition) {
        const Read got = read("--XX\r\ncontent-disposition: form-data; " + disposition + "\r\n\r\nx\r\n--XX--");
        return got.parts.empty() ? PartHead{"(none)", "", false, ""} : got.parts[0].head;
    };
    EXPECT_EQ(head("name=plain").name, "plain");
    EXPECT_EQ(head("NAME = \"a\"").name, "a");
    EXPECT_EQ(head("name=\"a\\\"b\"").name, "a\"b");
    EXPECT_EQ(head("name=\"a%22b\"").name, "a\"b");
    EXPECT_EQ(head("filename=\"x; name=evil\"; name=\"good\"").name, "good");
    EXPECT_EQ(head("xname=\"bad\"; name=\"good\"").name, "good");
    EXPECT_EQ(head("name=\"a\"; filename=\"C:\\Users\\an.txt\"").file_name, "an.txt");
    EXPECT_EQ(head("name=\"a\"; filename=\"../../etc/passwd\"").file_name, "passwd");
    EXPECT_EQ(head("name=\"a\"; filename=\"a%0D%0Ab\"").file_name, "a b");
    EXPECT_TRUE(head("name=\"a\"; filename=\"\"").is_file);
    EXPECT_FALSE(head("name=\"a\"; filename*=UTF-8''x").is_file);
}

TEST(MultipartBoundary, IsTakenFromTheContentType)
{
    EXPECT_EQ(multipart_boundary("multipart/form-data; boundary=abc"), "abc");
    EXPECT_EQ(multipart_boundary("Multipart/Form-Data; charset=utf-8; Boundary=\"a b\""), "");
    EXPECT_EQ(multipart_boundary("multipart/form-data;boundary=\"a:b\""), "a:b");
    EXPECT_EQ(multipart_boundary("multipart/form-data; boundary=" + std::string(70, 'x')), std::string(70, 'x'));
    for (const std::string& bad : {std::string("multipart/form-data"), std::string("multipart/form-data; boundary="), std::string("multipart/mixed; boundary=a"),
                                   std::string("multipart/form-data-x; boundary=a"), "multipart/form-data; boundary=" + std::string(71, 'x')})
        EXPECT_EQ(multipart_boundary(bad), "") << bad;
}

} // namespace
} // namespace tantrao::http
