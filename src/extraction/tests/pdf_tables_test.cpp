// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/extraction.hpp"
#include "extraction/ruled_grid.hpp"
#include "extraction/testing.hpp"

#include <gmock/gmock.h>

namespace tantrao::extraction {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Cell {
    int x, y;   // points from the bottom left
    std::string text;
};

std::string lines(const std::vector<std::string>& lines)
{
    std::string content = "0.5 w ";
    for (const std::string& line : lines)
        content += line + " S\n";
    return content;
}

std::string page_of(const std::vector<Cell>& cells, const std::string& drawn, const std::string& page = "")
{
    std::string content = drawn;
    for (const Cell& cell : cells)
        content += fmt::format("BT /F1 11 Tf {} {} Td ({}) Tj ET\n", cell.x, cell.y, cell.text);
    return pdf_of_objects(
        {"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[4 0 R]/Count 1>>",
         "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
         "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents 5 0 R" + page + ">>",
         fmt::format("<</Length {}>>\nstream\n{}\nendstream", content.size(), content)});
}

std::string text_in(const std::string& pdf) { return text_of(pdf, Format::pdf).value().text; }

// Rows 600, 620 and 640, each 20 high; columns 60, 100 and 300.
const std::vector<std::string> frame{"60 600 400 60 re", "60 620 m 460 620 l", "60 640 m 460 640 l", "100 600 m 100 660 l",
                                     "300 600 m 300 660 l"};
const std::vector<Cell> cells{{60, 700, "Danh muc kem theo"}, {64, 646, "TT"},      {104, 646, "Ten don vi"},
                              {304, 646, "Dia chi"},          {64, 626, "1"},       {104, 626, "Truong A"},
                              {304, 626, "Minh Xuan"},        {64, 606, "2"},       {304, 606, "Yen Son"},
                              {60, 560, "Noi dung"},          {110, 560, "con lai"}};

TEST(PdfTables, RuledCellsKeepTheirColumns)
{
    const std::string table = "TT\tTen don vi\tDia chi\n1\tTruong A\tMinh Xuan\n2\t\tYen Son\n";
    EXPECT_EQ(text_in(page_of(cells, lines(frame))), "Danh muc kem theo\n" + table + "Noi dung con lai");
    EXPECT_THAT(text_in(page_of(cells, "0 1 -1 0 595 0 cm 1 0 0 1 0 -200 cm " + lines(frame), "/Rotate 90")), HasSubstr(table))
        << "a page that is wider than high";
    EXPECT_THAT(text_in(page_of(cells, lines(frame), "/Rotate 90")), testing::Not(HasSubstr("\t"))) << "lying on its side";
    EXPECT_THAT(text_in(page_of(cells, lines(frame), "/CropBox[20 300 580 800]")), HasSubstr(table));
}

TEST(PdfTables, ColumnsWithoutLinesAreGuessed)
{
    EXPECT_EQ(text_in(page_of(cells, "")),
              "Danh muc kem theo\nTT \tTen don vi \tDia chi\n1 \tTruong A \tMinh Xuan\n2 \t \tYen Son\nNoi dung con lai");
}

TEST(PdfTables, RuledOnesAndOthersStandOnAPageInTheirOrder)
{
    auto more = cells;
    for (const auto& [y, number] : {std::pair{500, "7"}, {480, "8"}, {460, "9"}})
        more.insert(more.end(), {{64, y, number}, {104, y, "Truong"}, {304, y, "Xa"}});
    EXPECT_THAT(text_in(page_of(more, lines(frame))),
                testing::EndsWith("2\t\tYen Son\nNoi dung con lai\n7 \tTruong \tXa\n8 \tTruong \tXa\n9 \tTruong \tXa"));
}

TEST(PdfTables, LinesOfACellAreOne)
{
    std::vector<Cell> more{{104, 652, "Ten don vi"}, {104, 642, "va nguoi dung dau"},
                           {64, 646, "TT"},          {304, 646, "Dia chi"},
                           {64, 626, "1"},           {104, 626, "Truong A"},
                           {304, 626, "Minh Xuan"},  {64, 606, "2"},
                           {104, 606, "Truong B"},   {304, 606, "Yen Son"}};
    EXPECT_EQ(text_in(page_of(more, lines(frame))),
              "TT\tTen don vi va nguoi dung dau\tDia chi\n1\tTruong A\tMinh Xuan\n2\tTruong B\tYen Son");
}

TEST(PdfTables, ACellOverSeveralPlacesStandsInTheFirst)
{
    const std::vector<std::string> merged{"60 600 400 60 re", "60 620 m 460 620 l", "100 640 m 460 640 l", "100 600 m 100 660 l",
                                          "300 600 m 300 640 l"};
    const std::vector<Cell> words{{64, 640, "TT"},         {104, 646, "Muc thu moi thang theo"},
                                  {310, 646, "khu vuc"},   {104, 626, "Thanh thi"},
                                  {304, 626, "Nong thon"}, {64, 606, "1"},
                                  {104, 606, "90"},        {304, 606, "45"}};
    EXPECT_EQ(text_in(page_of(words, lines(merged))), "TT\tMuc thu moi thang theo khu vuc\t\n\tThanh thi\tNong thon\n1\t90\t45");
}

TEST(PdfTables, WordsBesideATableAreNotLost)
{
    auto more = cells;
    more.push_back({490, 626, "Ghi chu"});
    EXPECT_THAT(text_in(page_of(more, lines(frame))), HasSubstr("\tYen Son\nGhi chu\nNoi dung"));
}

TEST(PdfTables, AFrameAndUnderlinedWordsAreNone)
{
    EXPECT_THAT(text_in(page_of({{64, 646, "Noi dung"},
                                 {304, 646, "Dia chi"},
                                 {64, 626, "Truong A"},
                                 {304, 626, "Minh Xuan"},
                                 {64, 606, "Truong B"},
                                 {304, 606, "Yen Son"}},
                                lines({"60 600 400 60 re", "60 697 m 160 697 l", "104 604 m 204 604 l"}))),
                testing::Not(HasSubstr("\t")));
}

TEST(PdfPages, NumbersOfPagesAreLeftOut)
{
    EXPECT_EQ(
        text_in(pdf_of({{"Mot cau", "di het trang", "1"}, {"2", "roi di tiep", "2"}, {"2", "con so khac", "- 3 -"}, {"4"}})),
        "Mot cau\ndi het trang\nroi di tiep\n2\n2\ncon so khac");
}

TEST(PdfPages, ATableOverTwoPagesIsOne)
{
    const auto table = [](const std::string& rows) {
        std::string content = lines({"60 700 400 60 re", "60 720 m 460 720 l", "60 740 m 460 740 l", "100 700 m 100 760 l"});
        return content + rows;
    };
    const auto cell = [](int x, int y, const char* text) {
        return fmt::format("BT /F1 11 Tf {} {} Td ({}) Tj ET\n", x, y, text);
    };
    const std::string heads = cell(64, 746, "TT") + cell(104, 746, "Ten"),
                      first = table(heads + cell(64, 726, "1") + cell(104, 726, "A") + cell(64, 706, "2") + cell(104, 706, "B")),
                      second = table(heads + cell(64, 726, "3") + cell(104, 726, "C") + cell(64, 706, "4") + cell(104, 706, "D") +
                                     cell(280, 800, "2") + cell(60, 660, "Het bang"));
    const auto page = [](int content) {
        return fmt::format("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents {} 0 R>>",
                           content);
    };
    const auto stream = [](const std::string& content) {
        return fmt::format("<</Length {}>>\nstream\n{}\nendstream", content.size(), content);
    };
    const std::string pdf = pdf_of_objects({"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[4 0 R 6 0 R]/Count 2>>",
                                            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>", page(5),
                                            stream(first), page(7), stream(second)});
    EXPECT_EQ(text_in(pdf), "TT\tTen\n1\tA\n2\tB\n3\tC\n4\tD\nHet bang");
}

// '#' is dark.
std::vector<RuledGrid> grids_of(const std::vector<std::string>& picture)
{
    std::string dots;
    for (std::string line : picture) {
        for (char& dot : line)
            dot = dot == '#' ? '\0' : '\xff';
        dots += line;
    }
    const int width = static_cast<int>(picture.empty() ? 0 : picture.front().size());
    return grids_in({dots.data(), width, static_cast<int>(picture.size()), width});
}

TEST(RuledGrids, InAPicture)
{
    const std::string across(61, '#'), down = "#" + std::string(29, ' ') + "#" + std::string(29, ' ') + "#",
                                       one_cell = "#" + std::string(59, ' ') + "#";
    std::vector<std::string> picture{across};
    picture.insert(picture.end(), 12, down);
    picture.push_back(across);
    picture.insert(picture.end(), 12, one_cell);
    picture.push_back(across);
    const auto grids = grids_of(picture);
    ASSERT_EQ(grids.size(), 1u);
    EXPECT_THAT(grids[0].xs, ElementsAre(0, 30, 60));
    EXPECT_THAT(grids[0].ys, ElementsAre(0, 13, 26));
    EXPECT_THAT(grids[0].cell_begins, ElementsAre(0, 1, 2, 2));
    EXPECT_THAT(grids_of({}), IsEmpty());
    EXPECT_THAT(grids_of(std::vector<std::string>(60, across)), IsEmpty()) << "nothing but dark";
}

TEST(RuledGrids, StemsOfLettersInLowRowsAreNoLines)
{
    const std::string across(61, '#'), empty = "#" + std::string(29, ' ') + "#" + std::string(29, ' ') + "#";
    std::string stem = empty;
    stem[15] = '#';   // of an "h", two dots from the line above and below
    std::vector<std::string> picture{across};
    for (int row = 0; row < 2; ++row) {
        picture.insert(picture.end(), 2, empty);
        picture.insert(picture.end(), 10, stem);
        picture.insert(picture.end(), 2, empty);
        picture.insert(picture.end(), 2, across);   // thick
    }
    const auto grids = grids_of(picture);
    ASSERT_EQ(grids.size(), 1u);
    EXPECT_THAT(grids[0].xs, ElementsAre(0, 30, 60));
    EXPECT_THAT(grids[0].ys, ElementsAre(0, 15, 31));
}

}   // namespace
}   // namespace tantrao::extraction
