// SPDX-License-Identifier: AGPL-3.0-or-later
#include "files/file_type.hpp"

#include "files/tests/folder.hpp"

#include <system_error>
#include <utility>
#include <vector>
#include <zlib.h>

namespace tantrao::files {
namespace {

using Entries = std::vector<std::pair<std::string, std::string>>;

std::string little(std::size_t value, int width)
{
    std::string out;
    for (int i = 0; i < width; ++i)
        out += static_cast<char>((value >> (8 * i)) & 0xff);
    return out;
}

std::string deflated(const std::string& bytes)
{
    z_stream stream{};
    EXPECT_EQ(deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY), Z_OK);
    std::string in = bytes, out(bytes.size() + 1000, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
    out.resize(out.size() - stream.avail_out);
    deflateEnd(&stream);
    return out;
}

std::string zip(const Entries& entries, bool packed = true)
{
    std::string out, directory;
    for (const auto& [name, content] : entries) {
        const std::string bytes = packed ? deflated(content) : content;
        const std::string common =
            little(20, 2) + little(0, 2) + little(packed ? 8 : 0, 2) + little(0, 4) +
            little(crc32(0, reinterpret_cast<const Bytef*>(content.data()), static_cast<uInt>(content.size())), 4) +
            little(bytes.size(), 4) + little(content.size(), 4) + little(name.size(), 2) + little(0, 2);
        directory += "PK\x01\x02" + little(20, 2) + common + little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4) +
                     little(out.size(), 4) + name;
        out += "PK\x03\x04" + common + name + bytes;
    }
    return out + directory + "PK\x05\x06" + little(0, 4) + little(entries.size(), 2) + little(entries.size(), 2) +
           little(directory.size(), 4) + little(out.size(), 4) + little(0, 2);
}

std::string content_types(const std::string& type)
{
    return "<?xml version=\"1.0\"?><Types><Override PartName=\"/x\" ContentType=\"application/vnd." + type + "\"/></Types>";
}

const std::string word = "openxmlformats-officedocument.wordprocessingml.document.main+xml";

class FileTypeTest : public FolderTest {
  protected:
    // The extension, or the code of the refusal.
    std::string type(const std::string& bytes) const
    {
        const auto found = recognise(write("file", bytes));
        return found ? found->extension : found.error().code;
    }
};

TEST_F(FileTypeTest, Pictures)
{
    EXPECT_EQ(type("\xff\xd8\xff\xe0xxxx"), "jpg");
    EXPECT_EQ(type(std::string("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR", 16)), "png");
    EXPECT_EQ(type("GIF89a\x01"), "gif");
    EXPECT_EQ(type(std::string("RIFF\x10\0\0\0WEBPVP8 ", 16)), "webp");
    EXPECT_TRUE(recognise(write("x", "GIF87a"))->is_picture);
    EXPECT_FALSE(recognise(write("x", "%PDF-1.7\n"))->is_picture);
}

TEST_F(FileTypeTest, SoundAndFilm)
{
    EXPECT_EQ(type(std::string("\0\0\0\x20"
                               "ftypisom",
                               12)),
              "mp4");
    EXPECT_EQ(type(std::string("\0\0\0\x20"
                               "ftypM4A ",
                               12)),
              "m4a");
    EXPECT_EQ(type(std::string("\0\0\0\x20"
                               "ftypheic",
                               12)),
              "files.type.refused");
    EXPECT_EQ(type("\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm"), "webm");
    EXPECT_EQ(type("\x1a\x45\xdf\xa3\x9f\x42\x82\x88matroska"), "files.type.refused");
    EXPECT_EQ(type(std::string("ID3\x04\0\0\0\0\0\x10", 10)), "mp3");
    EXPECT_EQ(type("\xff\xfb\x90\x64"), "mp3");
    EXPECT_EQ(type("\xff\xfb\xf0\x64"), "files.type.refused");
}

TEST_F(FileTypeTest, OfficeFilesByTheEntryThatSaysSo)
{
    EXPECT_EQ(type(zip({{"[Content_Types].xml", content_types(word)}, {"word/document.xml", "x"}})), "docx");
    EXPECT_EQ(type(zip({{"a", ""},
                        {"[Content_Types].xml", content_types("openxmlformats-officedocument.spreadsheetml.sheet.main+xml")}},
                       false)),
              "xlsx");
    EXPECT_EQ(
        type(zip({{"[Content_Types].xml", content_types("openxmlformats-officedocument.presentationml.presentation.main+xml")}})),
        "pptx");
    EXPECT_EQ(type(zip({{"mimetype", "application/vnd.oasis.opendocument.text"}}, false)), "odt");
    EXPECT_EQ(type(zip({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}}, false)), "ods");
    EXPECT_EQ(type(zip({{"mimetype", "application/vnd.oasis.opendocument.presentation"}}, false)), "odp");
    EXPECT_EQ(type(zip({{"anh/1.txt", "x"}, {"word/document.xml", "x"}})), "zip") << "names of entries are not believed either";
    EXPECT_EQ(recognise(write("x", zip({{"[Content_Types].xml", content_types(word)}})))->mime,
              "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
}

TEST_F(FileTypeTest, MacrosAndProgramsInZipAreRefused)
{
    EXPECT_EQ(type(zip({{"[Content_Types].xml", content_types("ms-word.document.macroEnabled.main+xml")}})), "files.type.macros");
    EXPECT_EQ(type(zip({{"[Content_Types].xml", content_types(word) + content_types("ms-office.vbaProject")}})),
              "files.type.macros");
    EXPECT_EQ(type(zip({{"[Content_Types].xml", content_types(word)}, {"word/vbaProject.bin", "x"}})), "files.type.macros");
    EXPECT_EQ(type(zip({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"Basic/Standard/Module1.xml", ""}}, false)),
              "files.type.macros");
    EXPECT_EQ(type(zip({{"META-INF/MANIFEST.MF", ""}})), "files.type.refused");
    EXPECT_EQ(type(zip({{"[Content_Types].xml", content_types("ms-package.xps")}})), "files.type.refused");
    EXPECT_EQ(type(zip({{"mimetype", "application/epub+zip"}}, false)), "files.type.refused");
}

TEST_F(FileTypeTest, BrokenZipFilesAreRefused)
{
    const std::string good = zip({{"[Content_Types].xml", content_types(word)}, {"b", std::string(1000, 'x')}});
    EXPECT_EQ(type("PK\x03\x04"), "files.type.broken");
    EXPECT_EQ(type(zip({})), "files.type.refused");
    for (std::size_t size = 4; size < good.size(); size += 7)
        EXPECT_EQ(type(good.substr(0, size)), "files.type.broken") << size;
    EXPECT_EQ(type(zip({{"[Content_Types].xml", content_types(word) + std::string(8 << 20, ' ')}})), "files.type.broken")
        << "an entry that unpacks to megabytes";
    // Every byte wrong once: any answer but a crash.
    for (std::size_t at = 0; at < good.size(); ++at) {
        std::string bad = good;
        bad[at] = static_cast<char>(~bad[at]);
        type(bad);
    }
    const std::size_t end = good.size() - 22;
    EXPECT_EQ(type(good.substr(0, end + 12) + "\xff\xff\xff\x7f" + good.substr(end + 16)), "files.type.broken")
        << "a directory of two gigabytes";
}

TEST_F(FileTypeTest, OldAndEncryptedOfficeFilesAreTold)
{
    const std::string container = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
    std::string stream;
    for (const char letter : std::string("EncryptedPackage"))
        stream += {letter, '\0'};
    EXPECT_EQ(type(container), "files.type.old_office");
    EXPECT_EQ(type(container + std::string(3 << 20, 'x')), "files.type.old_office");
    EXPECT_EQ(type(container + std::string(2000, 'x') + stream), "files.type.encrypted");
    EXPECT_EQ(type(container + std::string((1 << 20) - 18, 'x') + stream + "x"), "files.type.encrypted")
        << "over the end of a window";
}

TEST_F(FileTypeTest, TextAndTables)
{
    EXPECT_EQ(type("Quyết định số 07\r\n\tĐiều 1"), "txt");
    EXPECT_EQ(type("\xef\xbb\xbfTuyên Quang"), "txt");
    EXPECT_EQ(type("xã,số dân\n\"A, B\",1\nC,2\n"), "csv");
    EXPECT_EQ(type("xã;số\nA;1\n"), "csv");
    EXPECT_EQ(type("Một câu, hai vế.\nKhông có dấu\n"), "txt");
    std::string large;
    while (large.size() < (1 << 20) + 100)
        large += "Tuyên Quang, ệ\n";
    EXPECT_EQ(type(large), "csv") << "a letter cut in two by the end of the window is no fault";
    EXPECT_EQ(type("x" + large), "csv");
    EXPECT_EQ(type("xy" + large), "csv");
}

TEST_F(FileTypeTest, RefusesWhatRunsAndWhatIsNotText)
{
    for (const std::string& bad :
         {std::string(), std::string("\xef\xbb\xbf"), std::string("#!/bin/sh\nrm"), std::string("  <!DOCTYPE html><p>"),
          std::string("<svg xmlns='x'/>"), std::string("<?xml version='1.0'?>"), std::string("chữ <ScRipt>x"),
          std::string("x <?php"), std::string("@echo off\r\n"), std::string("MZ\x90\0\x03", 5),
          std::string("\x7f"
                      "ELF\x02"),
          std::string("a\0b", 3),
          std::string("\xff\xfe"
                      "a\0",
                      4),
          std::string("Tuy\xean Quang"), std::string("{\\rtf1\x01"), std::string("BM1234\0\0\0", 9)})
        EXPECT_EQ(type(bad), "files.type.refused") << bad;
}

TEST_F(FileTypeTest, TheNameSaysNothing)
{
    EXPECT_EQ(recognise(write("anh.jpg", "chỉ là chữ"))->extension, "txt");
    EXPECT_EQ(recognise(write("chu.txt", "GIF89a"))->mime, "image/gif");
    EXPECT_FALSE(recognise(write("anh.png", "<svg/>")));
    EXPECT_THROW(recognise(dir_ / "nothing"), std::system_error);
}

}   // namespace
}   // namespace tantrao::files
