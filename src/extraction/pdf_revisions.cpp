// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/pdf_revisions.hpp"

#define POINTERHOLDER_TRANSITION 4   // libqpdf's own pointers are not used

#include <algorithm>
#include <cstring>
#include <exception>
#include <initializer_list>
#include <memory>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace tantrao::extraction {

namespace {

using Object = QPDFObjectHandle;
using Names = std::initializer_list<std::string_view>;

constexpr std::size_t most_steps = 2'000'000;   // objects that are compared

bool is_in(Names names, std::string_view name) { return std::find(names.begin(), names.end(), name) != names.end(); }

// "startxref 840 %%EOF": programs that find the end of a file otherwise than libqpdf would read something else.
bool ends_as_it_should(std::string_view pdf)
{
    constexpr std::string_view blanks(" \t\r\n\f\0", 6), figures = "0123456789", last = "%%EOF", word = "startxref";
    const auto drop = [&](std::string_view some) { pdf = pdf.substr(0, pdf.find_last_not_of(some) + 1); };
    drop(blanks);
    const auto ends_with = [&](std::string_view end) {
        return pdf.size() >= end.size() && pdf.substr(pdf.size() - end.size()) == end;
    };
    if (!ends_with(last))
        return false;
    pdf.remove_suffix(last.size());
    drop(blanks);
    const std::size_t behind = pdf.size();
    drop(figures);
    const bool has_number = pdf.size() < behind;
    drop(blanks);
    return has_number && ends_with(word);
}

// Throws what libqpdf throws. The bytes must outlive it.
std::unique_ptr<QPDF> opened(std::string_view pdf)
{
    auto file = std::make_unique<QPDF>();
    file->setSuppressWarnings(true);
    file->setAttemptRecovery(false);
    file->processMemoryFile("", pdf.data(), pdf.size());
    return file;
}

// Who does not list a reference stream in itself states one object too many; that misleads nobody.
bool is_sound(QPDF& file)
{
    const std::vector<QPDFExc> warnings = file.getWarnings();
    return std::all_of(warnings.begin(), warnings.end(), [](const QPDFExc& warning) {
        return warning.getMessageDetail().rfind("reported number of objects", 0) == 0;
    });
}

bool is_empty_rectangle(Object rectangle)
{
    if (!rectangle.isRectangle())
        return false;
    const Object::Rectangle sides = rectangle.getArrayAsRectangle();
    return sides.llx == sides.urx || sides.lly == sides.ury;
}

// Compares two readings of one file.
class Comparison {
  public:
    Added added(QPDF& before, QPDF& after)
    {
        if (before.isEncrypted() || after.isEncrypted() || !catalogue(before.getRoot(), after.getRoot()))
            return Added::more;
        for (std::size_t steps = 0; !open_.empty(); ++steps) {
            auto [old, fresh] = std::move(open_.back());
            open_.pop_back();
            if (steps == most_steps || !is_same(old, fresh))
                return Added::more;
        }
        return is_signed_ ? Added::signatures : Added::validation;
    }

  private:
    // They are compared later, and pairs of objects only once.
    void compare(const Object& old, const Object& fresh)
    {
        if (!old.isIndirect() || !fresh.isIndirect() || seen_.emplace(old.getObjGen(), fresh.getObjGen()).second)
            open_.emplace_back(old, fresh);
    }

    bool is_same(Object& old, Object& fresh)
    {
        if (old.isNumber() && fresh.isNumber())   // written in another way by those that write a page once more
            return old.getNumericValue() == fresh.getNumericValue();
        if (old.getTypeCode() != fresh.getTypeCode())
            return false;
        if (old.isArray())
            return array(old, fresh);
        if (old.isStream())
            return stream(old, fresh);
        if (!old.isDictionary())
            return old.unparseResolved() == fresh.unparseResolved();
        if (is_signature_field(old) && !old.hasKey("/V") && fresh.hasKey("/V"))
            return is_new_signature(fresh) && entries(old, fresh, {"/V", "/AP", "/MK", "/F", "/DA", "/DR", "/P", "/Rect"});
        if (!old.isDictionaryOfType("/Page"))
            return entries(old, fresh, {});
        return entries(old, fresh, {"/Annots"}) && grown(old.getKey("/Annots"), fresh.getKey("/Annots"));
    }

    bool array(Object& old, Object& fresh) { return old.getArrayNItems() == fresh.getArrayNItems() && grown(old, fresh); }

    bool stream(Object& old, Object& fresh)
    {
        compare(old.getDict(), fresh.getDict());
        const auto before = old.getRawStreamData(), after = fresh.getRawStreamData();
        return before->getSize() == after->getSize() &&
               std::memcmp(before->getBuffer(), after->getBuffer(), before->getSize()) == 0;
    }

    // Apart from these.
    bool entries(Object old, Object fresh, Names apart)
    {
        std::set<std::string> names = old.getKeys();
        names.merge(fresh.getKeys());
        for (const std::string& name : names) {
            if (is_in(apart, name))
                continue;
            if (!old.hasKey(name) || !fresh.hasKey(name))
                return false;
            compare(old.getKey(name), fresh.getKey(name));
        }
        return true;
    }

    // Two arrays, of which the second may go on with new signatures.
    bool grown(Object old, Object fresh)
    {
        const int before = old.isArray() ? old.getArrayNItems() : 0, after = fresh.isArray() ? fresh.getArrayNItems() : 0;
        if ((!old.isArray() && !old.isNull()) || (!fresh.isArray() && !fresh.isNull()) || after < before)
            return false;
        for (int i = 0; i < before; ++i)
            compare(old.getArrayItem(i), fresh.getArrayItem(i));
        for (int i = before; i < after; ++i)
            if (!is_new_signature(fresh.getArrayItem(i)))
                return false;
        return true;
    }

    bool catalogue(Object old, Object fresh)
    {
        Object form = old.getKey("/AcroForm"), new_form = fresh.getKey("/AcroForm");
        return form.isDictionary() && new_form.isDictionary() &&
               entries(old, fresh, {"/AcroForm", "/DSS", "/Extensions", "/Metadata"}) &&
               entries(form, new_form, {"/Fields", "/SigFlags", "/DA", "/DR"}) &&
               grown(form.getKey("/Fields"), new_form.getKey("/Fields"));
    }

    static bool is_signature_field(Object field) { return field.getKey("/FT").isNameAndEquals("/Sig"); }

    // A field with its place on the page. Whatever it shows is a signature's; a time stamp shows nothing.
    bool is_new_signature(Object field)
    {
        const Names known{"/Type", "/Subtype", "/FT", "/Ff", "/F", "/T",  "/TU", "/M",  "/NM",     "/V",   "/Rect",
                          "/P",    "/AP",      "/AS", "/MK", "/H", "/DA", "/DR", "/BS", "/Border", "/Lock"};
        if (!field.isDictionary() || !is_signature_field(field) || !field.getKey("/V").isDictionary())
            return false;
        for (const std::string& name : field.getKeys())
            if (!is_in(known, name))
                return false;
        const bool is_stamp = field.getKey("/V").getKey("/Type").isNameAndEquals("/DocTimeStamp");
        is_signed_ = is_signed_ || !is_stamp;
        return !is_stamp || is_empty_rectangle(field.getKey("/Rect"));
    }

    std::vector<std::pair<Object, Object>> open_;
    std::set<std::pair<QPDFObjGen, QPDFObjGen>> seen_;
    bool is_signed_ = false;
};

}   // namespace

Added added_after(std::string_view pdf, std::size_t signed_bytes)
{
    const std::string_view before = pdf.substr(0, signed_bytes);
    if (!ends_as_it_should(before) || !ends_as_it_should(pdf))
        return Added::more;
    try {
        const auto old = opened(before), fresh = opened(pdf);
        const Added added = Comparison().added(*old, *fresh);
        return is_sound(*old) && is_sound(*fresh) ? added : Added::more;
    } catch (const std::exception&) {   // libqpdf gives up, or no memory is left
        return Added::more;
    }
}

}   // namespace tantrao::extraction
