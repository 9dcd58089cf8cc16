// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/signatures.hpp"

#include "extraction/signed_pdf.hpp"
#include "extraction/signed_ranges.hpp"

#include <gmock/gmock.h>

namespace tantrao::extraction {
namespace {

using State = Signature::State;
using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;

const std::string plain = pdf_of({{"Quyet dinh so 07"}});
const Instant signing = parse_instant("2026-01-02T04:04:05+07:00").value();

std::vector<State> states_of(std::string_view pdf)
{
    std::vector<State> states;
    for (const Signature& signature : signatures_of(pdf))
        states.push_back(signature.state);
    return states;
}

std::string with(std::string text, std::string_view old, std::string_view fresh)
{
    const std::size_t at = text.find(old);
    EXPECT_NE(at, std::string::npos) << old;
    return text.replace(at, old.size(), fresh);
}

TEST(Signatures, OfASignedFile)
{
    EXPECT_THAT(signatures_of(signed_pdf(plain)),
                ElementsAre(Signature{State::unchanged, "Nguyễn Văn Mẫu", "Ủy ban nhân dân tỉnh", signing, true}));
    EXPECT_THAT(signatures_of(plain), IsEmpty());
    EXPECT_THAT(signatures_of(""), IsEmpty());
}

TEST(Signatures, OneLetterChangedAfterSigningIsFound)
{
    const std::string file = signed_pdf(plain);
    EXPECT_THAT(states_of(with(file, "so 07", "so 08")), ElementsAre(State::changed));
    EXPECT_THAT(states_of(with(file, "%%EOF\n", "%%EOX\n")), ElementsAre(State::changed)) << "of the first revision";
    std::string last = file;
    last.back() = ' ';
    EXPECT_THAT(states_of(last), ElementsAre(State::changed)) << "behind the signature";
}

TEST(Signatures, WhatWasAddedAfterSigningIsTold)
{
    const auto signature = signatures_of(signed_pdf(plain) + "% more\n").at(0);
    EXPECT_EQ(signature.state, State::unchanged);
    EXPECT_FALSE(signature.covers_all);
}

TEST(Signatures, InTheOrderOfSigning)
{
    Signer office;
    office.name = "Ủy ban nhân dân tỉnh Tuyên Quang";
    office.organisation = "";
    const auto both = signatures_of(signed_pdf(signed_pdf(plain), office));
    ASSERT_EQ(both.size(), 2u);
    EXPECT_EQ(both[0], (Signature{State::unchanged, "Nguyễn Văn Mẫu", "Ủy ban nhân dân tỉnh", signing, false, false, true}));
    EXPECT_EQ(both[1], (Signature{State::unchanged, office.name, "", signing, true}));
}

TEST(Signatures, WeakDigestsAndKeysAreTold)
{
    Signer digest, key;
    digest.digest = "SHA1";
    key.rsa_bits = 1024;
    EXPECT_THAT(states_of(signed_pdf(plain, digest)), ElementsAre(State::weak));
    EXPECT_THAT(states_of(signed_pdf(plain, key)), ElementsAre(State::weak));
    key.rsa_bits = 2048;
    EXPECT_THAT(states_of(signed_pdf(plain, key)), ElementsAre(State::unchanged));
    EXPECT_THAT(states_of(with(signed_pdf(plain, digest), "so 07", "so 08")), ElementsAre(State::changed));
}

TEST(Signatures, WithoutAttributesTheDictionaryTellsTheTime)
{
    Signer signer;
    signer.flags |= CMS_NOATTR;
    signer.stated = "D:20260303101112+07'00'";
    const std::string file = signed_pdf(plain, signer);
    EXPECT_EQ(signatures_of(file).at(0).signed_at, parse_instant("2026-03-03T10:11:12+07:00").value());
    EXPECT_THAT(states_of(file), ElementsAre(State::unchanged));
    EXPECT_THAT(states_of(with(file, "so 07", "so 08")), ElementsAre(State::changed));
    for (const char* no_time : {"hom nay", "D:19690102030405Z", "D:99991231235959-01'30'"}) {
        signer.stated = no_time;
        EXPECT_FALSE(signatures_of(signed_pdf(plain, signer)).at(0).signed_at) << no_time;
    }
}

TEST(Signatures, WhatIsNotUnderstoodIsNotJudged)
{
    Signer inside, unnamed;
    inside.flags = 0;   // the content lies in the signature
    EXPECT_THAT(states_of(signed_pdf(plain, inside)), ElementsAre(State::unchecked));
    unnamed.flags |= CMS_NOCERTS;
    EXPECT_THAT(signatures_of(signed_pdf(plain, unnamed)), ElementsAre(Signature{State::unchecked, "", "", {}, true}));
    const auto unknown_key = signatures_of(with(signed_pdf(plain), "2a8648ce3d0201", "2a8648ce3d0209"));
    EXPECT_THAT(unknown_key, ElementsAre(Signature{State::unchecked, "Nguyễn Văn Mẫu", "Ủy ban nhân dân tỉnh", signing, true}));
}

TEST(Signatures, OnlyTheSignersDigestIsWorkedOut)
{
    EXPECT_THAT(states_of(with(signed_pdf(plain), "608648016503040201", "60864801650304027f")), ElementsAre(State::unchanged))
        << "of those that the signature lists";
}

TEST(Signatures, ATimestampOfTheDocumentIsNobodysSignature)
{
    Signer authority;
    authority.content = NID_id_smime_ct_TSTInfo;
    const auto stamped = signatures_of(signed_pdf(signed_pdf(plain), authority));
    ASSERT_EQ(stamped.size(), 1u);
    EXPECT_TRUE(stamped[0].only_validation_added);
    EXPECT_FALSE(stamped[0].covers_all);
}

TEST(Signatures, AGapThatIsMoreThanTheSignatureDoesNotFit)
{
    const std::string file = signed_pdf(plain);
    const std::size_t padding = file.find("0000>", file.find("/Contents <"));
    std::string smuggled = file;
    smuggled.replace(padding, 4, ">/X<");
    EXPECT_THAT(states_of(smuggled), ElementsAre(State::changed));
    for (const char* range : {"/ByteRange [1", "/ByteRange [x", "/ByteRange [-"})
        EXPECT_THAT(states_of(with(file, "/ByteRange [0", range)), ElementsAre(State::changed)) << range;
    EXPECT_THAT(states_of(file.substr(0, file.size() - 1)), ElementsAre(State::changed))
        << "the file is shorter than what was signed";
}

TEST(Signatures, ARangeOutsideOfSignatureFieldsIsNone)
{
    for (const char* range :
         {"[0 99999999999999999999999 0 0]", "[0 18446744073709551615 18446744073709551615 1]", "[0 1 2 3]", ""}) {
        const std::string words = "/ByteRange " + std::string(range);
        EXPECT_THAT(signatures_of(words), IsEmpty()) << range;
        EXPECT_THAT(signatures_of(pdf_of({{"/Type/Sig/Contents<30> " + words}})), IsEmpty()) << range;
        EXPECT_THAT(signatures_of(with_revision(plain, {{6, "<</Type/Sig/Filter/X/Contents<30>" + words + ">>"}})), IsEmpty())
            << range;
    }
    EXPECT_THAT(signatures_of(with(signed_pdf(plain), "/FT/Sig", "/FT/Btn")), testing::SizeIs(1))
        << "where it fits, no field is needed";
}

TEST(Signatures, NamesAreCleanLines)
{
    Signer signer;
    signer.name = "A\nB\u202E <b>";
    signer.organisation = std::string(64, 'x');
    const auto signature = signatures_of(signed_pdf(plain, signer)).at(0);
    EXPECT_EQ(signature.name, "A B <b>");
    EXPECT_EQ(signature.organisation, signer.organisation);
}

TEST(Signatures, NoMoreThanTheLimit)
{
    std::string file = plain;
    for (std::size_t i = 0; i < most_signatures + 2; ++i)
        file = signed_pdf(file);
    EXPECT_EQ(signatures_of(file).size(), most_signatures);
    EXPECT_THAT(signatures_of(file), testing::Each(Field(&Signature::state, State::unchanged)));
    std::string repeated = signed_pdf(plain);
    repeated += "/ByteRange [" + last_between(repeated, "/ByteRange [", "]") + "]";
    EXPECT_EQ(signatures_of(repeated).size(), 1u);
}

TEST(Signatures, DatesOfPdf)
{
    EXPECT_EQ(parse_pdf_date("D:20260102030405Z"), parse_instant("2026-01-02T03:04:05Z").value());
    EXPECT_EQ(parse_pdf_date("D:20260102030405+07'00'"), parse_instant("2026-01-01T20:04:05Z").value());
    EXPECT_EQ(parse_pdf_date("20260102030405-01'30"), parse_instant("2026-01-02T04:34:05Z").value());
    for (const char* bad : {"", "D:", "D:2026", "D:20260102030405", "D:20260102030405+07", "D:20260102030405+07:00",
                            "D:20261302030405Z", "D:2026010203040xZ", "D:20260102030405+xx'00'"})
        EXPECT_FALSE(parse_pdf_date(bad)) << bad;
}

TEST(Signatures, AsJson)
{
    const std::vector<Signature> signatures{{State::unchanged, "Nguyễn \"A\"", "Tỉnh", signing, true},
                                            {State::weak, "", "", {}, false},
                                            {State::unchanged, "", "", {}, false, true},
                                            {State::unchanged, "", "", {}, false, false, true}};
    EXPECT_EQ(parse_signatures(to_json(signatures)), signatures);
    EXPECT_EQ(to_json({}), "[]");
    EXPECT_EQ(parse_signatures("[]"), std::vector<Signature>{});
    const std::string long_name(longest_name + 1, 'x');
    for (const std::string& bad :
         {std::string(), std::string("{}"), std::string("[1]"), std::string("[{}]"),
          std::string(R"([{"state":"true","name":"","organisation":"","covers_all":true}])"),
          std::string(R"([{"state":"weak","name":"a  b","organisation":"","covers_all":true}])"),
          std::string(R"([{"state":"weak","name":"","organisation":"","covers_all":1}])"),
          std::string(R"([{"state":"weak","name":"","organisation":"","covers_all":true,"signed_at":9223372036854775807}])"),
          std::string(R"([{"state":"weak","name":"","organisation":"","covers_all":true,"signed_at":1e99}])"),
          R"([{"state":"weak","organisation":"","covers_all":true,"name":")" + long_name + "\"}]",
          to_json(std::vector<Signature>(most_signatures + 1))})
        EXPECT_FALSE(parse_signatures(bad)) << bad;
}

}   // namespace
}   // namespace tantrao::extraction
