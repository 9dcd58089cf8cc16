// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/signatures.hpp"

#include "base/text.hpp"
#include "extraction/pdf_revisions.hpp"
#include "extraction/signature_fields.hpp"
#include "extraction/signed_ranges.hpp"

#include <algorithm>
#include <array>
#include <ctime>
#include <memory>
#include <openssl/bio.h>
#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/objects.h>
#include <openssl/x509.h>
#include <utility>

namespace tantrao::extraction {

namespace {

template <auto Free>
struct Freed {
    template <class T>
    void operator()(T* thing) const
    {
        Free(thing);
    }
};
using Cms = std::unique_ptr<CMS_ContentInfo, Freed<CMS_ContentInfo_free>>;
using Bio = std::unique_ptr<BIO, Freed<BIO_free_all>>;

constexpr std::size_t most_compared = 256 << 20;     // bytes of files, for one answer
constexpr std::size_t longest_signature = 1 << 20;   // bytes; a longer one of a field is not read

Cms read_cms(const std::string& bytes)
{
    const auto* at = reinterpret_cast<const unsigned char*>(bytes.data());
    return Cms(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(bytes.size())));
}

std::string part_of(const X509& certificate, int what)
{
    const X509_NAME* const name = X509_get_subject_name(&certificate);
    const int place = X509_NAME_get_index_by_NID(name, what, -1);
    if (place < 0)
        return "";
    unsigned char* letters = nullptr;
    const int length = ASN1_STRING_to_UTF8(&letters, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, place)));
    if (length < 0)
        return "";
    std::string text = text::clean_line({reinterpret_cast<const char*>(letters), static_cast<std::size_t>(length)});
    OPENSSL_free(letters);
    return text.size() <= longest_name ? text : "";
}

// The time among what the signer signed.
std::optional<Instant> signing_time(const CMS_SignerInfo& signer)
{
    const int place = CMS_signed_get_attr_by_NID(&signer, NID_pkcs9_signingTime, -1);
    if (place < 0)
        return std::nullopt;
    const ASN1_TYPE* const value = X509_ATTRIBUTE_get0_type(CMS_signed_get_attr(&signer, place), 0);
    if (value == nullptr || (value->type != V_ASN1_UTCTIME && value->type != V_ASN1_GENERALIZEDTIME))
        return std::nullopt;
    std::tm time{};
    if (ASN1_TIME_to_tm(value->value.asn1_string, &time) != 1)
        return std::nullopt;
    return Instant{seconds_us(::timegm(&time))};
}

bool is_strong(int digest, const EVP_PKEY& key)
{
    constexpr std::array strong{NID_sha256, NID_sha384, NID_sha512, NID_sha512_256, NID_sha3_256, NID_sha3_384, NID_sha3_512};
    constexpr int least_bits = 112;   // RSA of 2048 bits
    return std::ranges::find(strong, digest) != strong.end() && EVP_PKEY_get_security_bits(&key) >= least_bits;
}

bool add_to(BIO& digest, std::string_view bytes)
{
    while (!bytes.empty()) {
        const int written = BIO_write(&digest, bytes.data(), static_cast<int>(std::min<std::size_t>(bytes.size(), 1 << 24)));
        if (written <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

struct Content {   // what is signed: one part behind the other
    std::string_view first, second;
};

// Of what is signed, by one digest alone: CMS_dataInit would work out every digest that a signature lists, and a crafted one lists tens of
// thousands. Null where the digest is not known.
Bio digest_of(const Content& content, const EVP_MD* algorithm)
{
    Bio digest(BIO_new(BIO_f_md())), nowhere(BIO_new(BIO_s_null()));
    if (algorithm == nullptr || digest == nullptr || nowhere == nullptr || BIO_set_md(digest.get(), algorithm) != 1)
        return nullptr;
    BIO_push(digest.get(), nowhere.release());
    return add_to(*digest, content.first) && add_to(*digest, content.second) ? std::move(digest) : nullptr;
}

Signature::State state_of(CMS_SignerInfo& signer, const Content& signed_content)
{
    EVP_PKEY* key = nullptr;
    X509_ALGOR* algorithm = nullptr;
    CMS_SignerInfo_get0_algs(&signer, &key, nullptr, &algorithm, nullptr);
    if (key == nullptr)
        return Signature::State::unchecked;
    const Bio digest = digest_of(signed_content, EVP_get_digestbyobj(algorithm->algorithm));
    if (digest == nullptr)
        return Signature::State::unchecked;
    // What the signer signed is the digest of the content with the time; or, without such attributes, the content itself.
    const int attributes = CMS_signed_get_attr_count(&signer) < 0 ? 1 : CMS_SignerInfo_verify(&signer);
    const int content = attributes == 1 ? CMS_SignerInfo_verify_content(&signer, digest.get()) : 1;
    if (attributes == 0 || content == 0)
        return Signature::State::changed;
    if (attributes != 1 || content != 1)
        return Signature::State::unchecked;
    return is_strong(OBJ_obj2nid(algorithm->algorithm), *key) ? Signature::State::unchanged : Signature::State::weak;
}

// "adbe.pkcs7.sha1": what is signed is the SHA-1 digest of the file, which lies in the signature.
Signature::State state_by_sha1(CMS_SignerInfo& signer, const Content& file, std::string_view digest)
{
    const Bio found = digest_of(file, EVP_sha1());
    std::string bytes(EVP_MAX_MD_SIZE, '\0');
    const int size = found == nullptr ? -1 : BIO_gets(found.get(), bytes.data(), static_cast<int>(bytes.size()));
    if (size < 0)
        return Signature::State::unchecked;
    if (std::string_view(bytes).substr(0, static_cast<std::size_t>(size)) != digest)
        return Signature::State::changed;
    const Signature::State state = state_of(signer, {digest, {}});
    return state == Signature::State::unchanged ? Signature::State::weak : state;
}

// Nothing for what is no signature of somebody: no signature yet, or the time stamp of a document.
std::optional<Signature> signature_in(const std::string& bytes, const Content& file, std::optional<Instant> stated_at)
{
    constexpr int sha1_bytes = 20;
    if (bytes.find_first_not_of('\0') == std::string::npos)
        return std::nullopt;
    Signature signature;
    const Cms cms = read_cms(bytes);
    if (cms == nullptr || OBJ_obj2nid(CMS_get0_type(cms.get())) != NID_pkcs7_signed)   // also "adbe.x509.rsa_sha1"
        return signature;
    if (OBJ_obj2nid(CMS_get0_eContentType(cms.get())) == NID_id_smime_ct_TSTInfo)
        return std::nullopt;
    STACK_OF(CMS_SignerInfo)* const signers = CMS_get0_SignerInfos(cms.get());
    if (sk_CMS_SignerInfo_num(signers) != 1)
        return signature;
    CMS_SignerInfo& signer = *sk_CMS_SignerInfo_value(signers, 0);
    CMS_set1_signers_certs(cms.get(), nullptr, 0);
    X509* certificate = nullptr;
    CMS_SignerInfo_get0_algs(&signer, nullptr, &certificate, nullptr, nullptr);
    if (certificate == nullptr)
        return signature;
    signature.name = part_of(*certificate, NID_commonName);
    signature.organisation = part_of(*certificate, NID_organizationName);
    signature.signed_at = signing_time(signer);
    if (!signature.signed_at)
        signature.signed_at = stated_at;
    if (signature.signed_at && !is_signing_time(*signature.signed_at))
        signature.signed_at.reset();
    ASN1_OCTET_STRING** const inside = CMS_get0_content(cms.get());
    if (inside != nullptr && *inside == nullptr)
        signature.state = state_of(signer, file);
    else if (inside != nullptr && ASN1_STRING_length(*inside) == sha1_bytes)
        signature.state =
            state_by_sha1(signer, file, {reinterpret_cast<const char*>(ASN1_STRING_get0_data(*inside)), sha1_bytes});
    return signature;
}

bool is_of(const SignedRange& range, const std::vector<std::size_t>& numbers)
{
    const std::size_t behind = range.end - range.after.size();
    return numbers == std::vector<std::size_t>{0, range.before.size(), behind, range.after.size()};
}

// Those in the fields of the file whose range is none of these: the file is not the one that was signed. Whoever writes a signed file
// anew leaves its signatures so.
std::vector<Signature> misfits(std::string_view pdf, const std::vector<SignedRange>& ranges)
{
    std::vector<Signature> signatures;
    if (ranges.size() == most_signatures)   // there may be more
        return signatures;
    for (const FieldSignature& field : field_signatures_of(pdf, most_signatures)) {
        if (std::ranges::any_of(ranges, [&](const SignedRange& range) { return is_of(range, field.range); }))
            continue;
        const std::string bytes = field.bytes.size() <= longest_signature ? field.bytes : "too long";
        auto signature = signature_in(bytes, {}, parse_pdf_date(field.stated_at));
        if (!signature)
            continue;
        signature->state = Signature::State::changed;
        signatures.push_back(std::move(*signature));
    }
    return signatures;
}

}   // namespace

std::vector<Signature> signatures_of(std::string_view pdf)
{
    const std::vector<SignedRange> ranges = signed_ranges_of(pdf, most_signatures);
    std::vector<Signature> signatures = misfits(pdf, ranges);
    std::size_t left = most_compared;
    for (const SignedRange& range : ranges) {
        auto signature = signature_in(bytes_of(range.hexadecimal), {range.before, range.after}, range.stated_at);
        if (!signature || signatures.size() == most_signatures)
            continue;
        signature->covers_all = range.covers_all;
        if (!signature->covers_all && pdf.size() <= left) {
            left -= pdf.size();
            const Added added = added_after(pdf, range.end);
            signature->only_validation_added = added == Added::validation;
            signature->only_signed_further = added == Added::signatures;
        }
        signatures.push_back(std::move(*signature));
    }
    ERR_clear_error();
    return signatures;
}

}   // namespace tantrao::extraction
