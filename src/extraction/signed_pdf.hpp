// PDF files signed in memory by certificates of their own. For tests only.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "extraction/testing.hpp"

#include <algorithm>
#include <ctime>
#include <fmt/format.h>
#include <map>
#include <memory>
#include <openssl/cms.h>
#include <openssl/evp.h>
#include <openssl/objects.h>
#include <openssl/x509.h>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace tantrao::extraction {

struct Signer {
    std::string name = "Nguyễn Văn Mẫu", organisation = "Ủy ban nhân dân tỉnh";
    std::size_t rsa_bits = 0;   // 0: a curve
    std::string digest = "SHA256";
    std::time_t at = 1'767'301'445;                   // 2026-01-01T21:04:05Z
    unsigned flags = CMS_DETACHED;                    // with CMS_NOATTR the time stands in the dictionary alone
    std::string stated = "D:20260102040405+07'00'";   // "": no date
    int content = NID_pkcs7_data;                     // what the signature says that it signs
    std::string sub_filter = "adbe.pkcs7.detached";
    std::string entries;                    // more of the dictionary of the signature, behind the signature itself
    std::string field = "/Rect[0 0 0 0]";   // more of the field
    std::string catalogue;                  // more of the catalogue
};

template <class T>
std::shared_ptr<T> made(T* thing, void (*freed_by)(T*))
{
    if (thing == nullptr)
        throw std::logic_error("OpenSSL");
    return {thing, freed_by};
}

inline void add_name(X509_NAME* name, const char* what, const std::string& text)
{
    if (!text.empty())
        X509_NAME_add_entry_by_txt(name, what, MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(text.data()),
                                   static_cast<int>(text.size()), -1, 0);
}

// The signature of these bytes, in hexadecimal.
inline std::string signature_of(std::string bytes, const Signer& signer)
{
    if (signer.sub_filter == "adbe.pkcs7.sha1") {
        std::string digest(20, '\0');
        EVP_Digest(bytes.data(), bytes.size(), reinterpret_cast<unsigned char*>(digest.data()), nullptr, EVP_sha1(), nullptr);
        bytes = digest;
    }
    const auto key = made(signer.rsa_bits == 0 ? EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256")
                                               : EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", signer.rsa_bits),
                          EVP_PKEY_free);
    const auto certificate = made(X509_new(), X509_free);
    X509_set_version(certificate.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 7);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), 0);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
    X509_NAME* const name = X509_get_subject_name(certificate.get());
    add_name(name, "O", signer.organisation);
    add_name(name, "CN", signer.name);
    X509_set_issuer_name(certificate.get(), name);
    X509_set_pubkey(certificate.get(), key.get());
    X509_sign(certificate.get(), key.get(), EVP_sha256());

    const unsigned flags = signer.flags | CMS_BINARY | CMS_NOSMIMECAP | CMS_PARTIAL;
    const auto content = made(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())), BIO_free_all);
    const auto cms = made(CMS_sign(nullptr, nullptr, nullptr, nullptr, flags), CMS_ContentInfo_free);
    CMS_set1_eContentType(cms.get(), OBJ_nid2obj(signer.content));
    CMS_SignerInfo* const info =
        CMS_add1_signer(cms.get(), certificate.get(), key.get(), EVP_get_digestbyname(signer.digest.c_str()), flags);
    if (info == nullptr)
        throw std::logic_error("OpenSSL");
    if ((flags & CMS_NOATTR) == 0) {
        const auto at = made(ASN1_TIME_set(nullptr, signer.at), ASN1_STRING_free);
        CMS_signed_add1_attr_by_NID(info, NID_pkcs9_signingTime, at->type, at.get(), -1);
    }
    CMS_final(cms.get(), content.get(), nullptr, flags);
    unsigned char* der = nullptr;
    const int size = i2d_CMS_ContentInfo(cms.get(), &der);
    std::string hexadecimal;
    for (int i = 0; i < size; ++i)
        hexadecimal += fmt::format("{:02x}", der[i]);
    OPENSSL_free(der);
    return hexadecimal;
}

// What stands between the last `begin` and the next `end`; "" where there is none.
inline std::string last_between(std::string_view text, std::string_view begin, std::string_view end)
{
    const std::size_t at = text.rfind(begin);
    if (at == std::string_view::npos)
        return "";
    text.remove_prefix(at + begin.size());
    return std::string(text.substr(0, text.find(end)));
}

// A file of pdf_of with one more revision: a field that holds the signature of all of it. May be signed again.
inline std::string signed_pdf(std::string pdf, const Signer& signer = {})
{
    constexpr std::size_t room = 8192;
    constexpr std::size_t room_for_range = 40;   // blanks fill it
    const std::string previous = last_between(pdf, "startxref\n", "\n");
    const int field = std::stoi(last_between(pdf, "/Size ", "/"));
    const std::string fields = fmt::format("{}{} 0 R ", last_between(pdf, "/Fields[", "]"), field);
    const std::size_t catalog_at = pdf.size();
    pdf += fmt::format("1 0 obj\n<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[{}]>>{}>>\nendobj\n", fields,
                       signer.catalogue);
    const std::size_t field_at = pdf.size();
    pdf += fmt::format("{0} 0 obj\n<</Type/Annot/Subtype/Widget/FT/Sig/T(Sig{0}){2}/V {1} 0 R>>\nendobj\n", field, field + 1,
                       signer.field);
    const std::size_t value_at = pdf.size();
    const bool is_stamp = signer.content == NID_id_smime_ct_TSTInfo;
    pdf += fmt::format("{} 0 obj\n<</Type/{}/Filter/Adobe.PPKLite/SubFilter/{}{}/ByteRange [", field + 1,
                       is_stamp ? "DocTimeStamp" : "Sig", is_stamp ? "ETSI.RFC3161" : signer.sub_filter,
                       signer.stated.empty() ? "" : "/M(" + signer.stated + ")");
    const std::size_t range_at = pdf.size();
    pdf += std::string(room_for_range, ' ') + "]/Contents ";
    const std::size_t gap = pdf.size();
    pdf += '<' + std::string(room, '0') + '>';
    const std::size_t behind = pdf.size();
    pdf += signer.entries + ">>\nendobj\n";
    const std::size_t table = pdf.size();
    pdf += fmt::format("xref\n0 2\n0000000000 65535 f \n{:010} 00000 n \n{} 2\n{:010} 00000 n \n{:010} 00000 n \n", catalog_at,
                       field, field_at, value_at);
    pdf += fmt::format("trailer\n<</Size {}/Root 1 0 R/Prev {}>>\nstartxref\n{}\n%%EOF\n", field + 2, previous, table);
    const std::string range = fmt::format("0 {} {} {}", gap, behind, pdf.size() - behind);
    pdf.replace(range_at, range.size(), range);
    const std::string signature = signature_of(pdf.substr(0, gap) + pdf.substr(behind), signer);
    return pdf.replace(gap + 1, signature.size(), signature);
}

enum class References { table, stream };

inline std::string big_endian(std::size_t number)
{
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes += static_cast<char>(number >> shift & 0xff);
    return bytes;
}

// One more revision with these objects, by their number: of those that the file has, what they are from now on. Where references are a
// stream, the objects that are none lie in one too.
inline std::string with_revision(std::string pdf, const std::map<int, std::string>& objects, References kind = References::table)
{
    const std::string previous = last_between(pdf, "startxref\n", "\n");
    const int size = std::max(std::stoi(last_between(pdf, "/Size ", "/")), objects.rbegin()->first + 1);
    std::string table, index, entries, heads, packed;
    std::size_t count = 0;
    for (const auto& [number, object] : objects) {
        index += fmt::format("{} 1 ", number);
        if (kind == References::stream && !object.ends_with("endstream")) {
            heads += fmt::format("{} {} ", number, packed.size());
            entries += '\2' + big_endian(static_cast<std::size_t>(size)) + static_cast<char>(count++);
            packed += object + " ";
            continue;
        }
        table += fmt::format("{} 1\n{:010} 00000 n \n", number, pdf.size());
        entries += '\1' + big_endian(pdf.size()) + '\0';
        pdf += fmt::format("{} 0 obj\n{}\nendobj\n", number, object);
    }
    const auto stream = [&](int number, std::string_view dictionary, const std::string& content) {
        index += fmt::format("{} 1 ", number);
        entries += '\1' + big_endian(pdf.size()) + '\0';
        pdf += fmt::format("{} 0 obj\n<<{}/Length {}>>\nstream\n", number, dictionary, content.size()) + content +
               "\nendstream\nendobj\n";
    };
    if (kind == References::stream)
        stream(size, fmt::format("/Type/ObjStm/N {}/First {}", count, heads.size()), heads + packed);
    const std::size_t at = pdf.size();
    if (kind == References::table)
        return pdf +
               fmt::format("xref\n{}trailer\n<</Size {}/Root 1 0 R/Prev {}>>\nstartxref\n{}\n%%EOF\n", table, size, previous, at);
    pdf += fmt::format("{} 0 obj\n<</Type/XRef/Size {}/W[1 4 1]/Index[{}]/Root 1 0 R/Prev {}/Length {}>>\nstream\n", size + 1,
                       size + 2, index, previous, entries.size());
    return pdf + entries + fmt::format("\nendstream\nendobj\nstartxref\n{}\n%%EOF\n", at);
}

// One more revision with this catalogue and with these objects, which are new.
inline std::string revised(const std::string& pdf, const std::vector<std::string>& objects, const std::string& catalogue,
                           References kind = References::table)
{
    std::map<int, std::string> numbered{{1, catalogue}};
    int number = std::stoi(last_between(pdf, "/Size ", "/"));
    for (const std::string& object : objects)
        numbered.emplace(number++, object);
    return with_revision(pdf, numbered, kind);
}

}   // namespace tantrao::extraction
