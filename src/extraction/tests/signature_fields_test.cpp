// Signed files that a program wrote anew: their signatures stay in their fields and fit nothing.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/signature_fields.hpp"

#include "extraction/signatures.hpp"
#include "extraction/signed_pdf.hpp"

#include <functional>
#include <gmock/gmock.h>
#include <qpdf/qpdf-c.h>

namespace tantrao::extraction {
namespace {

using State = Signature::State;
using testing::ElementsAre;
using testing::IsEmpty;

const std::string plain = pdf_of({{"Quyet dinh so 07"}});
const Instant signing = parse_instant("2026-01-02T04:04:05+07:00").value();
const Signature broken{State::changed, "Nguyễn Văn Mẫu", "Ủy ban nhân dân tỉnh", signing, false};

// As the program qpdf writes it.
std::string rewritten(const std::string& pdf, const std::function<void(qpdf_data)>& options)
{
    qpdf_data file = qpdf_init();
    EXPECT_EQ(qpdf_read_memory(file, "", pdf.data(), pdf.size(), "") & QPDF_ERRORS, 0);
    EXPECT_EQ(qpdf_init_write_memory(file) & QPDF_ERRORS, 0);
    options(file);
    EXPECT_EQ(qpdf_write(file) & QPDF_ERRORS, 0);
    std::string written(reinterpret_cast<const char*>(qpdf_get_buffer(file)), qpdf_get_buffer_length(file));
    qpdf_cleanup(&file);
    return written;
}

void linearized(qpdf_data file) { qpdf_set_linearization(file, QPDF_TRUE); }

void encrypted(qpdf_data file)
{
    qpdf_set_r6_encryption_parameters2(file, "", "chu", QPDF_TRUE, QPDF_TRUE, QPDF_TRUE, QPDF_TRUE, QPDF_TRUE, QPDF_TRUE,
                                       qpdf_r3p_full, QPDF_TRUE);
}

void decrypted(qpdf_data file) { qpdf_set_preserve_encryption(file, QPDF_FALSE); }

void in_object_streams(qpdf_data file) { qpdf_set_object_stream_mode(file, qpdf_o_generate); }

TEST(SignatureFields, WhatWasSavedAnewAfterSigningIsChanged)
{
    const std::string file = signed_pdf(plain);
    for (const auto& options : {linearized, encrypted, decrypted, in_object_streams})
        EXPECT_THAT(signatures_of(rewritten(file, options)), ElementsAre(broken));
    EXPECT_THAT(signatures_of(rewritten(rewritten(file, encrypted), decrypted)), ElementsAre(broken));
    EXPECT_THAT(signatures_of(rewritten(plain, linearized)), IsEmpty()) << "it never was signed";
}

TEST(SignatureFields, SavingAChangedFileDoesNotHideIt)
{
    std::string file = signed_pdf(plain);
    file.replace(file.find("so 07"), 5, "so 08");
    EXPECT_THAT(signatures_of(rewritten(file, linearized)), ElementsAre(broken));
}

TEST(SignatureFields, WhoSignsAfterThatIsToldApart)
{
    Signer office;
    office.name = "Văn phòng";
    std::string before = signed_pdf(plain);
    before.replace(before.find("/ByteRange [0"), 13, "/ByteRange [1");
    const auto both = signatures_of(signed_pdf(before, office));
    ASSERT_EQ(both.size(), 2u);
    EXPECT_EQ(both[0], broken);
    EXPECT_EQ(both[1].name, "Văn phòng");
    EXPECT_EQ(both[1].state, State::unchanged);
    EXPECT_TRUE(both[1].covers_all);
}

TEST(SignatureFields, AllSignaturesOfAFileAreTold)
{
    Signer office;
    office.name = "Văn phòng";
    const auto both = signatures_of(rewritten(signed_pdf(signed_pdf(plain), office), linearized));
    ASSERT_EQ(both.size(), 2u);
    EXPECT_EQ(both[0], broken);
    EXPECT_EQ(both[1].name, "Văn phòng");
    EXPECT_EQ(both[1].state, State::changed);
}

TEST(SignatureFields, TimestampsAndEmptyPlacesAreNoneEvenThen)
{
    Signer authority;
    authority.content = NID_id_smime_ct_TSTInfo;
    EXPECT_THAT(signatures_of(rewritten(signed_pdf(plain, authority), linearized)), IsEmpty());
    std::string prepared = signed_pdf(plain);
    prepared.replace(prepared.find("/Contents <") + 11, 8192, std::string(8192, '0'));
    EXPECT_THAT(signatures_of(rewritten(prepared, linearized)), IsEmpty());
}

TEST(SignatureFields, AreFoundWhereverTheyHang)
{
    const std::string value = "/V<</Type/Sig/Contents<3001>/ByteRange[0 1 2 3]/M(D:20260303101112Z)>>";
    const auto of = [&](const std::string& form, const std::string& six, const std::string& seven) {
        return field_signatures_of(
            with_revision(plain, {{1, "<</Type/Catalog/Pages 2 0 R/AcroForm " + form + ">>"}, {6, six}, {7, seven}}), 5);
    };
    const auto found = of("<</Fields[6 0 R]>>", "<</T(a)/FT/Sig/Kids[7 0 R]>>", "<</T(b)/Kids[6 0 R 7 0 R]" + value + ">>");
    ASSERT_EQ(found.size(), 1u) << "the kind is that of the field above it, and nothing is found twice";
    EXPECT_THAT(found[0].range, ElementsAre(0, 1, 2, 3));
    EXPECT_EQ(found[0].bytes, "\x30\x01");
    EXPECT_EQ(found[0].stated_at, "D:20260303101112Z");
    EXPECT_THAT(of("<</Fields[6 0 R]>>", "<</FT/Sig/Kids[7 0 R]>>", "<</FT/Tx" + value + ">>"), IsEmpty()) << "a text";
    EXPECT_THAT(of("<</Fields[]>>", "<</FT/Sig" + value + ">>", "null"), IsEmpty()) << "in no form";
    EXPECT_THAT(of("[6 0 R]", "<</FT/Sig" + value + ">>", "null"), IsEmpty());
    EXPECT_EQ(of("<</Fields[6 0 R 7 0 R]>>", "<</FT/Sig" + value + ">>", "<</FT/Sig" + value + ">>").size(), 2u);
    EXPECT_THAT(of("<</Fields[6 0 R]>>", "<</FT/Sig/V<</Contents<30>/ByteRange[0 -1 2 3]>>>>", "null").at(0).range, IsEmpty());
    EXPECT_THAT(field_signatures_of("", 5), IsEmpty());
}

}   // namespace
}   // namespace tantrao::extraction
