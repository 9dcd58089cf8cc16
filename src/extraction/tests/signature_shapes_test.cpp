// Signatures as programs write them (Adobe Acrobat, those of the state's authority, iText): which dictionaries, which texts, which fields.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/signatures.hpp"

#include "extraction/signed_pdf.hpp"

#include <gmock/gmock.h>

namespace tantrao::extraction {
namespace {

using State = Signature::State;
using testing::ElementsAre;
using testing::IsEmpty;

const std::string plain = pdf_of({{"Quyet dinh so 07"}});

Signature first_of(const std::string& pdf)
{
    const auto signatures = signatures_of(pdf);
    return signatures.empty() ? Signature{State::unchecked, "none", "", {}} : signatures.front();
}

State state_of(const std::string& pdf) { return first_of(pdf).state; }

std::string with(std::string text, std::string_view old, std::string_view fresh)
{
    const std::size_t at = text.find(old);
    EXPECT_NE(at, std::string::npos) << old;
    return text.replace(at, old.size(), fresh);
}

// As programs write texts that are no ASCII.
std::string utf16(std::string_view ascii)
{
    std::string bytes = "\xFE\xFF";
    for (const char letter : ascii)
        bytes += std::string(1, '\0') + letter;
    return bytes;
}

std::string in_octal(std::string_view bytes)
{
    std::string text;
    for (const char byte : bytes)
        text += fmt::format("\\{:03o}", static_cast<unsigned char>(byte));
    return text;
}

std::string in_hexadecimal(std::string_view bytes)
{
    std::string text;
    for (const char byte : bytes)
        text += fmt::format("{:02X}", static_cast<unsigned char>(byte));
    return text;
}

TEST(SignatureShapes, DetachedOnesAreChecked)
{
    for (const char* sub_filter : {"adbe.pkcs7.detached", "ETSI.CAdES.detached"}) {
        Signer signer;
        signer.sub_filter = sub_filter;
        signer.rsa_bits = 2048;
        signer.flags |= sub_filter[0] == 'E' ? CMS_CADES : 0;
        const std::string file = signed_pdf(plain, signer);
        EXPECT_EQ(first_of(file), (Signature{State::unchanged, "Nguyễn Văn Mẫu", "Ủy ban nhân dân tỉnh",
                                             parse_instant("2026-01-02T04:04:05+07:00").value(), true}))
            << sub_filter;
        EXPECT_EQ(state_of(with(file, "so 07", "so 08")), State::changed) << sub_filter;
    }
}

TEST(SignatureShapes, ADigestThatLiesInTheSignatureIsWeak)
{
    Signer signer;
    signer.sub_filter = "adbe.pkcs7.sha1";
    signer.flags = 0;
    for (const char* digest : {"SHA1", "SHA256"}) {
        signer.digest = digest;
        const std::string file = signed_pdf(plain, signer);
        EXPECT_EQ(state_of(file), State::weak) << digest;
        EXPECT_EQ(first_of(file).name, "Nguyễn Văn Mẫu");
        EXPECT_EQ(state_of(with(file, "so 07", "so 08")), State::changed) << digest;
    }
}

TEST(SignatureShapes, ASignatureWithoutCmsIsToldToBeUnchecked)
{
    Signer signer;
    signer.sub_filter = "adbe.x509.rsa_sha1";   // a bare signature; the certificate lies beside it
    signer.entries = "/Cert<30820101>";
    std::string file = signed_pdf(plain, signer);
    const std::size_t contents = file.find("/Contents <") + 11;
    file.replace(contents, 8192, "048180" + std::string(256, 'a') + std::string(8192 - 262, '0'));
    EXPECT_THAT(signatures_of(file), ElementsAre(Signature{State::unchecked, "", "", {}, true}));
    EXPECT_THAT(signatures_of(with(signed_pdf(plain), "/Contents <30", "/Contents <31")),
                ElementsAre(Signature{State::unchecked, "", "", {}, true}))
        << "broken";
}

TEST(SignatureShapes, WhatIsNotSignedYetIsNone)
{
    std::string prepared = signed_pdf(plain);
    const std::size_t contents = prepared.find("/Contents <") + 11;
    prepared.replace(contents, 8192, std::string(8192, '0'));
    EXPECT_THAT(signatures_of(prepared), IsEmpty());
    EXPECT_THAT(
        signatures_of(with_revision(
            plain, {{1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 1/Fields[6 0 R 7 0 R]>>>>"},
                    {6, "<</Type/Annot/Subtype/Widget/FT/Sig/T(Ky nhay)/Rect[50 50 200 90]/P 4 0 R>>"},
                    {7, "<</FT/Sig/T(Dau)/V<</Type/Sig/ByteRange [0 /********** /********** /**********]/Contents<00>>>>>"}})),
        IsEmpty())
        << "fields without a value";
}

TEST(SignatureShapes, CertifiedAndThenSigned)
{
    Signer author, office;
    author.catalogue = office.catalogue = "/Perms<</DocMDP 7 0 R>>";
    author.entries =
        "/Reference[<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</Type/TransformParams/P 2/V/1.2>>"
        "/DigestMethod/SHA256>>]/Prop_Build<</Filter<</Name/Adobe.PPKLite/R 131104>>/App<</Name/Exchange-Pro/OS[/Win]"
        "/TrustedMode true>>>>";
    office.entries = "/Reference[<</Type/SigRef/TransformMethod/FieldMDP/TransformParams<</Type/TransformParams/Action/Include"
                     "/Fields[(Sig6)]/V/1.2>>/Data 1 0 R/DigestMethod/SHA256>>]";
    office.name = "Văn phòng";
    const std::string certified = signed_pdf(plain, author);
    EXPECT_EQ(state_of(certified), State::unchanged);
    EXPECT_TRUE(first_of(certified).covers_all);
    const auto both = signatures_of(signed_pdf(certified, office));
    ASSERT_EQ(both.size(), 2u);
    EXPECT_EQ(both[0].state, State::unchanged);
    EXPECT_TRUE(both[0].only_signed_further);
    EXPECT_EQ(both[1].name, "Văn phòng");
    EXPECT_TRUE(both[1].covers_all);
}

TEST(SignatureShapes, SeveralWithSomethingOnThePage)
{
    Signer signer;
    signer.field = "/Rect[50 50 250 100]/F 132/P 4 0 R/MK<<>>/AP<</N 5 0 R>>";
    std::string file = plain;
    for (const char* name : {"Chuyên viên", "Chánh Văn phòng", "Chủ tịch"}) {
        signer.name = name;
        file = signed_pdf(file, signer);
    }
    const auto all = signatures_of(file);
    ASSERT_EQ(all.size(), 3u);
    EXPECT_TRUE(all[0].only_signed_further);
    EXPECT_TRUE(all[1].only_signed_further);
    EXPECT_TRUE(all[2].covers_all);
    EXPECT_THAT(all, testing::Each(testing::Field(&Signature::state, State::unchanged)));
    EXPECT_EQ(all[2].name, "Chủ tịch");
}

TEST(SignatureShapes, TextsOfTheDictionaryMayBeOfAnyKind)
{
    Signer signer;
    signer.entries = "/Name(" + utf16("Nguyen (Van) A") + ")/Reason(" + std::string("\x93Ky ban h\xE0nh\x94 \\(lan 2\\)") +
                     ")/Location<" + in_hexadecimal(utf16("Tuyen Quang")) + ">/ContactInfo(" + in_octal(utf16("a@b.vn")) + ")";
    EXPECT_EQ(first_of(signed_pdf(plain, signer)).name, "Nguyễn Văn Mẫu") << "only the certificate is believed";
    EXPECT_EQ(state_of(signed_pdf(plain, signer)), State::unchanged);
}

TEST(SignatureShapes, TheDateMayBeWrittenInAnyWay)
{
    const std::string date = "D:20260303101112+07'00'";
    Signer signer;
    signer.flags |= CMS_NOATTR;   // only the dictionary tells the time
    for (const std::string& stated : {date, in_octal(date), utf16(date), in_octal(utf16(date)), with(date, "07'00'", "07'00")}) {
        signer.stated = stated;
        EXPECT_EQ(first_of(signed_pdf(plain, signer)).signed_at, parse_instant("2026-03-03T10:11:12+07:00").value()) << stated;
    }
    signer.stated.clear();
    for (const std::string& written : {in_hexadecimal(date), in_hexadecimal(utf16(date))}) {
        signer.entries = "/M <" + written + ">";
        EXPECT_EQ(first_of(signed_pdf(plain, signer)).signed_at, parse_instant("2026-03-03T10:11:12+07:00").value()) << written;
    }
    for (const std::string& no_date : {std::string("\\"), std::string("\xFE\xFF\0", 3), "\\116" + date, std::string(500, '1')}) {
        signer.entries.clear();
        signer.stated = no_date + " ";
        EXPECT_FALSE(first_of(signed_pdf(plain, signer)).signed_at) << no_date;
    }
}

}   // namespace
}   // namespace tantrao::extraction
