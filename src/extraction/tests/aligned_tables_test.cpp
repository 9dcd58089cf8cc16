// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/aligned_tables.hpp"

#include <gmock/gmock.h>
#include <sstream>

namespace tantrao::extraction {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr double letter = 6, blank = 3.5, high = 15, line_high = 17;

// What stands together on a line, from `left` on. A tab is a wide blank.
struct Piece {
    double left;
    std::string text;
};

class Page {
  public:
    // One line below the last.
    Page& line(const std::vector<Piece>& pieces, double down = line_high)
    {
        y_ += down;
        for (const Piece& piece : pieces) {
            double x = piece.left;
            std::istringstream words(piece.text);
            for (std::string word; words >> word;) {
                const double width = letter * static_cast<double>(word.size());
                words_.push_back({word, x, x + width, y_, y_ + high});
                x += width + blank;
            }
        }
        return *this;
    }
    Page& centred(const std::vector<Piece>& pieces, double down = line_high)
    {
        std::vector<Piece> moved = pieces;
        for (Piece& piece : moved)
            piece.left -= letter * static_cast<double>(piece.text.size()) / 2;
        return line(moved, down);
    }
    std::vector<text::TableRows> tables() const
    {
        std::vector<text::TableRows> all;
        for (const AlignedTable& table : aligned_tables_among(words_))
            all.push_back(table.rows);
        return all;
    }
    const std::vector<Word>& words() const { return words_; }

  private:
    std::vector<Word> words_;
    double y_ = 60;
};

Page list_of_schools()
{
    Page page;
    return page.line({{60, "Danh muc cac truong hoc kem theo Quyet dinh nay"}})
        .line({{60, "TT"}, {100, "Ten don vi"}, {320, "So lop"}})
        .line({{60, "1"}, {100, "Truong Minh Xuan"}, {338, "12"}})
        .line({{60, "2"}, {100, "Truong Yen Son"}, {344, "8"}});
}

TEST(AlignedTables, AreRowsOfColumns)
{
    const text::TableRows rows{{"TT", "Ten don vi", "So lop"}, {"1", "Truong Minh Xuan", "12"}, {"2", "Truong Yen Son", "8"}};
    EXPECT_THAT(list_of_schools().tables(), ElementsAre(rows));
    EXPECT_THAT(list_of_schools().line({{60, "Quyet dinh nay co hieu luc ke tu ngay ky ban hanh, cac don vi thi hanh"}}).tables(),
                ElementsAre(rows))
        << "text below";
    EXPECT_THAT(list_of_schools().line({{150, "PHU LUC"}}, 30).tables(), ElementsAre(rows)) << "a title below";
}

TEST(AlignedTables, AStripHasNoOtherLine)
{
    const auto page = list_of_schools().line({{60, "Quyet dinh nay co hieu luc ke tu ngay ky ban hanh, cac don vi thi hanh"}});
    const auto tables = aligned_tables_among(page.words());
    ASSERT_EQ(tables.size(), 1u);
    std::size_t inside = 0;
    for (const Word& word : page.words())
        inside += word.y() > tables[0].top && word.y() < tables[0].bottom ? 1 : 0;
    EXPECT_EQ(inside, 6u + 5u + 5u);
}

TEST(AlignedTables, EmptyCellsKeepTheirPlaceAndLinesOfACellAreOne)
{
    Page page;
    page.line({{60, "TT"}, {100, "Ten"}, {250, "Dia chi"}, {400, "Ghi chu"}})
        .line({{60, "1"}, {100, "Truong Tieu hoc"}, {250, "Phuong Minh Xuan,"}, {400, "Moi"}})
        .line({{100, "Hong Thai"}, {250, "tinh Tuyen Quang"}})
        .line({{60, "2"}, {100, "Truong B"}, {250, "Xa Tan Trao"}})
        .line({{60, "3"}, {250, "Xa Yen Son"}, {400, "Cu"}});
    EXPECT_THAT(page.tables(),
                ElementsAre(text::TableRows{{"TT", "Ten", "Dia chi", "Ghi chu"},
                                            {"1", "Truong Tieu hoc Hong Thai", "Phuong Minh Xuan, tinh Tuyen Quang", "Moi"},
                                            {"2", "Truong B", "Xa Tan Trao", ""},
                                            {"3", "", "Xa Yen Son", "Cu"}}));
}

TEST(AlignedTables, CellsMayStandInTheMiddleOfTheirRow)
{
    Page page;
    page.line({{60, "TT"}, {100, "Ten"}, {320, "Ghi chu"}})
        .line({{100, "Truong Tieu hoc"}}, 20)
        .line({{60, "1"}, {320, "Moi"}}, 8)
        .line({{100, "Hong Thai"}}, 8)
        .line({{60, "2"}, {100, "Truong B"}, {320, "Cu"}}, 20)
        .line({{100, "Truong Mam non"}}, 20)
        .line({{60, "3"}, {320, "Moi"}}, 8)
        .line({{100, "Hoa Hong"}}, 8);
    EXPECT_THAT(page.tables(), ElementsAre(text::TableRows{{"TT", "Ten", "Ghi chu"},
                                                           {"1", "Truong Tieu hoc Hong Thai", "Moi"},
                                                           {"2", "Truong B", "Cu"},
                                                           {"3", "Truong Mam non Hoa Hong", "Moi"}}));
}

TEST(AlignedTables, TwoRowsOrTwoColumnsAreNone)
{
    Page rows, columns;
    rows.line({{60, "TT"}, {100, "Ten"}, {250, "Dia chi"}}).line({{60, "1"}, {100, "A"}, {250, "B"}});
    columns.line({{60, "TT"}, {100, "Ten"}})
        .line({{60, "1"}, {100, "A"}})
        .line({{60, "2"}, {100, "B"}})
        .line({{60, "3"}, {100, "C"}});
    EXPECT_THAT(rows.tables(), IsEmpty());
    EXPECT_THAT(columns.tables(), IsEmpty());
    EXPECT_THAT(aligned_tables_among({}), IsEmpty());
}

TEST(AlignedTables, ALetterheadIsNone)
{
    Page page;
    page.centred({{160, "UY BAN NHAN DAN"}, {420, "CONG HOA XA HOI CHU NGHIA VIET NAM"}})
        .centred({{160, "TINH TUYEN QUANG"}, {420, "Doc lap - Tu do - Hanh phuc"}})
        .centred({{160, "_______"}, {420, "______________"}}, 6)
        .centred({{160, "So: 12/QD-UBND"}, {420, "Tuyen Quang, ngay 05 thang 3 nam 2026"}});
    EXPECT_THAT(page.tables(), IsEmpty());
}

TEST(AlignedTables, RecipientsBesideASignatureAreNone)
{
    Page page;
    page.line({{60, "Noi nhan:"}, {340, "TM. UY BAN NHAN DAN"}})
        .line({{60, "-"}, {78, "Nhu Dieu 3;"}, {370, "KT. CHU TICH"}})
        .line({{60, "-"}, {78, "Bo Tu phap;"}, {367, "PHO CHU TICH"}})
        .line({{60, "-"}, {78, "Luu: VT, NC."}, {367, "Nguyen Van A"}});
    EXPECT_THAT(page.tables(), IsEmpty());
}

TEST(AlignedTables, SignaturesOfAJointCircularAreNone)
{
    Page page;
    page.centred({{120, "KT. BO TRUONG"}, {300, "KT. BO TRUONG BO NOI VU"}, {480, "KT. BO TRUONG BO Y TE"}})
        .centred({{120, "BO TAI CHINH"}, {300, "THU TRUONG"}, {480, "THU TRUONG"}})
        .centred({{120, "(Da ky)"}, {300, "(Da ky, dong dau)"}, {480, "(Da ky)"}})
        .centred({{120, "Do Hoang"}, {300, "Tran Anh Tuan"}, {480, "Le Thi B"}});
    EXPECT_THAT(page.tables(), IsEmpty());
}

TEST(AlignedTables, ATableOfContentsIsNone)
{
    Page dots, blanks;
    for (const char* number : {"1", "2", "3", "4"}) {
        dots.line(
            {{60, std::string("Dieu ") + number}, {130, "Pham vi dieu chinh"}, {260, "......................"}, {500, number}});
        blanks.line({{60, std::string("Chuong ") + number + ". Quy dinh"}, {500, number}});
    }
    EXPECT_THAT(dots.tables(), IsEmpty());
    EXPECT_THAT(blanks.tables(), IsEmpty());
}

TEST(AlignedTables, APageInColumnsIsNone)
{
    Page two, three, items;
    const std::string text = "uy ban nhan dan cac cap co trach nhiem thuc hien", shorter = "uy ban nhan dan cac xa";
    for (int i = 0; i < 8; ++i) {
        two.line({{40, text.substr(static_cast<std::size_t>(i))}, {330, text.substr(static_cast<std::size_t>(i))}});
        three.line({{40, shorter}, {230, shorter}, {420, shorter}});
        if (i % 4 == 0)
            items.line({{40, "1."}, {60, text.substr(8)}, {330, "a)"}, {350, text.substr(8)}});
        else
            items.line({{60, text.substr(8)}, {350, text.substr(8)}});
    }
    EXPECT_THAT(two.tables(), IsEmpty());
    EXPECT_THAT(three.tables(), IsEmpty());
    EXPECT_THAT(items.tables(), IsEmpty()) << "with numbers that stand apart";
    three.line({{40, "cua tinh."}, {230, shorter}, {420, shorter}}).line({{40, "Uy ban"}, {230, "nhan dan."}, {420, "cac xa."}});
    EXPECT_THAT(three.tables(), IsEmpty()) << "where its paragraphs end";
}

TEST(AlignedTables, JustifiedTextIsNone)
{
    Page page;   // wide blanks, each somewhere else
    page.line({{60, "Uy ban nhan dan"}, {165, "tinh ban hanh"}, {270, "quy che nay de cac"}, {400, "co quan"}})
        .line({{60, "thuc hien"}, {130, "trach nhiem cong bo"}, {260, "thong tin"}, {335, "tren cong thong tin"}})
        .line({{60, "dien tu cua tinh"}, {180, "theo quy dinh"}, {280, "cua phap luat"}, {380, "hien hanh"}})
        .line({{60, "ve"}, {92, "tiep can thong tin, giao"}, {250, "Van phong"}, {330, "theo doi, don doc"}});
    EXPECT_THAT(page.tables(), IsEmpty());
}

TEST(AlignedTables, AFormIsNone)
{
    Page page;
    page.line({{60, "Ho va ten: ............"}, {300, "Nam"}, {380, "Nu"}})
        .line({{60, "Sinh ngay: ............"}, {300, "tai:"}, {380, "........."}})
        .line({{60, "So CCCD: .............."}, {300, "cap"}, {380, "ngay"}});
    EXPECT_THAT(page.tables(), IsEmpty());
}

TEST(AlignedTables, AreNotLookedForWhereWordsAreTooMany)
{
    std::vector<Word> words = list_of_schools().words();
    ASSERT_EQ(aligned_tables_among(words).size(), 1u);
    for (int i = 0; i < 20'000; ++i)
        words.push_back({"x", 60, 66, 1'000.0 + i * 20, 1'015.0 + i * 20});
    EXPECT_THAT(aligned_tables_among(words), IsEmpty());
}

}   // namespace
}   // namespace tantrao::extraction
