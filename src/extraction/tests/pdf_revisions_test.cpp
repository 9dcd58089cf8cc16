// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/pdf_revisions.hpp"

#include "extraction/signed_pdf.hpp"

#include <gmock/gmock.h>

namespace tantrao::extraction {
namespace {

const std::string plain = pdf_of({{"Quyet dinh so 07"}});

std::string with_more(const std::string& entries)
{
    return "<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[6 0 R ]>>" + entries + ">>";
}

const std::vector<std::string> validation{
    "<</Type/DSS/Certs[9 0 R]/OCSPs[10 0 R]/VRI<</0123456789ABCDEF0123456789ABCDEF01234567<<"
    "/Cert[9 0 R]/TU(D:20260102030405Z)>>>>>>",
    "<</Length 4>>\nstream\nabcd\nendstream", "<</Length 3/Filter/FlateDecode>>\nstream\r\nxyz\nendstream"};

class PdfRevisions : public testing::Test {
  protected:
    PdfRevisions() { EXPECT_EQ(last_between(file, "/Size ", "/"), "8"); }
    Added since_signing(const std::string& pdf) const { return added_after(pdf, file.size()); }

    // The page with one annotation more.
    static std::string page_with(int annotation)
    {
        return "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595.0 842]/Resources<</Font<</F1 3 0 R>>>>/Contents 5 0 R/Annots[" +
               std::to_string(annotation) + " 0 R]>>";
    }
    // A further revision with a field that the page shows.
    std::string with_field(const std::string& field, References kind = References::table) const
    {
        return with_revision(file,
                             {{1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[6 0 R 8 0 R]>>>>"},
                              {4, page_with(8)},
                              {8, field},
                              {9, "<</Type/XObject/Subtype/Form/BBox[0 0 99 99]/Length 3>>\nstream\nq Q\nendstream"}},
                             kind);
    }
    const std::string file = signed_pdf(plain), dss = with_more("/DSS 8 0 R"), added = revised(file, validation, dss);
    const std::string seal =
        "<</Type/Annot/Subtype/Widget/FT/Sig/T(Dau)/AS/N/M(D:20260102030405Z)/Border[0 0 0]/Rect[0 0 99 99]/F 132/P 4 0 R/AP<</N 9 0 R>>"
        "/V<</Type/Sig/Filter/Adobe.PPKLite/Contents<00>>>>>";
    const std::string stamp = "<</Type/Annot/Subtype/Widget/FT/Sig/T(Gio)/Rect[0 0 0 0]/F 132/P 4 0 R"
                              "/V<</Type/DocTimeStamp/Filter/Adobe.PPKLite/Contents<00>>>>>";
    static std::string with(std::string text, std::string_view old, std::string_view fresh)
    {
        return text.replace(text.find(old), old.size(), fresh);
    }
};

TEST_F(PdfRevisions, DataToCheckSignaturesLater)
{
    EXPECT_EQ(since_signing(added), Added::validation);
    EXPECT_EQ(since_signing(revised(added, {"[9 0 R 10 0 R]"}, with_more("/DSS<</Certs 11 0 R>>"))), Added::validation)
        << "once more";
    EXPECT_EQ(since_signing(with_revision(file, {{1, with_more("/Metadata 8 0 R/Extensions<</ADBE<</ExtensionLevel 5>>>>")}})),
              Added::validation);
}

TEST_F(PdfRevisions, ReferencesAndObjectsInStreamsAreUnderstood)
{
    EXPECT_EQ(since_signing(revised(file, validation, dss, References::stream)), Added::validation);
    EXPECT_EQ(since_signing(with_field(seal, References::stream)), Added::signatures);
    EXPECT_EQ(since_signing(with_field(stamp, References::stream)), Added::validation);
    const std::string other_page = with(page_with(8), "[8 0 R]", "[]");
    EXPECT_EQ(since_signing(with_revision(file, {{4, other_page}}, References::stream)), Added::validation)
        << "the same in other words";
    EXPECT_EQ(since_signing(with_revision(file, {{4, with(other_page, "842", "700")}}, References::stream)), Added::more);
    const std::string from_streams = with_revision(plain, {{1, "<</Type/Catalog/Pages 2 0 R>>"}}, References::stream);
    const std::string then_signed = signed_pdf(from_streams);
    EXPECT_EQ(added_after(signed_pdf(then_signed), then_signed.size()), Added::signatures);
}

TEST_F(PdfRevisions, FurtherSignatures)
{
    EXPECT_EQ(since_signing(signed_pdf(file)), Added::signatures);
    EXPECT_EQ(since_signing(signed_pdf(signed_pdf(file))), Added::signatures);
    EXPECT_EQ(since_signing(with_field(seal)), Added::signatures) << "it shows something";
    for (const char* other : {"/FT/Tx", "/FT/Sig/AA<</PO<</S/JavaScript/JS(x)>>>>", "/FT/Sig/Kids[]"})
        EXPECT_EQ(since_signing(with_field(with(seal, "/FT/Sig", other))), Added::more) << other;
    EXPECT_EQ(since_signing(with_field(with(seal, "/V<<", "/TU<<"))), Added::more) << "not signed";
}

TEST_F(PdfRevisions, AFieldThatWaitedIsSigned)
{
    const std::string waiting = with(seal, "/V<</Type/Sig/Filter/Adobe.PPKLite/Contents<00>>>", "");
    const std::string prepared = signed_pdf(with_revision(
        plain, {{1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R ]>>>>"}, {4, page_with(6)}, {6, waiting}}));
    EXPECT_EQ(added_after(with_revision(prepared, {{6, with(seal, "/N 9", "/N 5")}}), prepared.size()), Added::signatures);
    EXPECT_EQ(added_after(with_revision(prepared, {{6, with(waiting, "/T(Dau)", "/T(Khac)")}}), prepared.size()), Added::more);
}

TEST_F(PdfRevisions, ATimeStampShowsNothing)
{
    EXPECT_EQ(since_signing(with_field(stamp)), Added::validation);
    EXPECT_EQ(since_signing(with_field(with(stamp, "[0 0 0 0]", "[0 0 99 99]"))), Added::more);
}

TEST_F(PdfRevisions, AnythingElse)
{
    const auto changed = [&](std::string_view old, std::string_view fresh) {
        const std::size_t at = added.find(old, file.size());
        EXPECT_NE(at, std::string::npos) << old;
        return std::string(added).replace(at, old.size(), fresh);
    };
    EXPECT_EQ(since_signing(revised(file, validation, "<</Type/Catalog/Pages 9 0 R/DSS 8 0 R>>")), Added::more) << "other pages";
    EXPECT_EQ(since_signing(revised(file, validation, with_more("/DSS 8 0 R/OpenAction 9 0 R"))), Added::more);
    EXPECT_EQ(since_signing(with_revision(file, {{5, "<</Length 3>>\nstream\nq Q\nendstream"}})), Added::more) << "another text";
    EXPECT_EQ(since_signing(revised(file, {}, "<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[]>>>>")), Added::more)
        << "without its signature";
    EXPECT_EQ(since_signing(changed("8 0 obj", "5 0 obj")), Added::more);
    EXPECT_EQ(since_signing(changed("\n8 1\n", "\n5 1\n")), Added::more) << "a table that leads elsewhere";
    EXPECT_EQ(since_signing(changed("/Prev ", "/Prev 1")), Added::more);
    EXPECT_EQ(since_signing(changed("/Root 1 0", "/Root 9 0")), Added::more);
    EXPECT_EQ(since_signing(revised(file, validation, with_more("/P#61ges 9 0 R"))), Added::more);
    EXPECT_EQ(since_signing(revised(file, validation, with_more("/DSS 8 0 R/Pages 2 0 R"))), Added::more) << "twice";
    for (std::size_t size = file.size() + 1; size < added.size() - 1; ++size)   // the last line feed may be missing
        EXPECT_EQ(since_signing(added.substr(0, size)), Added::more) << size;
    EXPECT_EQ(since_signing(added + "x"), Added::more);
    EXPECT_EQ(since_signing(file + "%%EOF\n"), Added::more);
    EXPECT_EQ(added_after("", 0), Added::more);
}

TEST_F(PdfRevisions, WhatNamesAnObjectThatCameLaterIsNotTheSameSince)
{
    const auto since_with = [](const std::string& content) {
        const std::string pdf = pdf_of_objects({"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[4 0 R]/Count 1>>", "[]",
                                                "<</Type/Page/Parent 2 0 R/Contents " + content + ">>", "[]"});
        const std::string before = signed_pdf(pdf);
        return added_after(revised(before, validation, with_more("/DSS 8 0 R")), before.size());
    };
    EXPECT_EQ(since_with("5 0 R"), Added::validation);
    for (const char* content : {"9 0 R", "9%\n0 R", "009 0\tR", "[5 0 R 10 0 R]"})
        EXPECT_EQ(since_with(content), Added::more) << content;
}

TEST_F(PdfRevisions, WhatGoesOnBehindWhatWasSignedIsNotTheSameSince)
{
    const auto since_with = [](const std::string& object) {
        const std::string pdf = pdf_of_objects({"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[4 0 R]/Count 1>>", "3",
                                                "<</Type/Page/Parent 2 0 R/Contents 5 0 R/Font#20Name 3 0 R>>", object});
        const std::string before = signed_pdf(pdf);
        return added_after(revised(before, validation, with_more("/DSS 8 0 R")), before.size());
    };
    EXPECT_EQ(since_with("<</Length 3>>\nstream\nq Q\nendstream"), Added::validation);
    EXPECT_EQ(since_with("<</Length 3 0 R>>\nstream\nq Q\nendstream"), Added::validation);
    for (const char* object :
         {"<</Length 20000>>\nstream\nq Q\nendstream", "<</Length 2 0 R>>\nstream\nq Q\nendstream",
          "<</L#65ngth 20000/Length 3>>\nstream\nq Q\nendstream", "<<>>\nstream\nq Q\nendstream", "(a", "<61", "["})
        EXPECT_EQ(since_with(object), Added::more) << object;
    const std::string before =
        signed_pdf(with(plain, fmt::format("{:010} 00000 n", plain.find("3 0 obj")), "0000099999 00000 n"));
    EXPECT_EQ(added_after(revised(before, validation, with_more("/DSS 8 0 R")), before.size()), Added::more)
        << "an object that lies behind it";
}

TEST_F(PdfRevisions, LoopsAndDeepNestsEnd)
{
    const auto since_with = [](const std::string& object) {
        const std::string before =
            signed_pdf(with_revision(plain, {{4, "<</Type/Page/Parent 2 0 R/A[4 0 R 4 0 R]/B 5 0 R>>"}, {5, object}}));
        return added_after(signed_pdf(before), before.size());
    };
    EXPECT_EQ(since_with("[5 0 R[5 0 R]]"), Added::signatures);
    EXPECT_EQ(since_with(std::string(100'000, '[') + std::string(100'000, ']')), Added::more);
}

}   // namespace
}   // namespace tantrao::extraction
