// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/signature_fields.hpp"

#define POINTERHOLDER_TRANSITION 4   // libqpdf's own pointers are not used

#include <exception>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <set>
#include <utility>

namespace tantrao::extraction {

namespace {

using Object = QPDFObjectHandle;

constexpr std::size_t most_fields = 20'000;

std::vector<std::size_t> numbers_of(Object range)
{
    if (!range.isArray() || range.getArrayNItems() != 4)
        return {};
    std::vector<std::size_t> numbers;
    for (int i = 0; i < 4; ++i) {
        Object number = range.getArrayItem(i);
        if (!number.isInteger() || number.getIntValue() < 0)
            return {};
        numbers.push_back(static_cast<std::size_t>(number.getIntValue()));
    }
    return numbers;
}

std::string text_of(Object text) { return text.isString() ? text.getUTF8Value() : ""; }

struct Place {   // in the tree of fields
    Object field;
    bool is_signature = false;   // as the field above it is
};

void add_kids(Object kids, bool is_signature, std::vector<Place>& open)
{
    if (!kids.isArray())
        return;
    for (int i = kids.getArrayNItems(); i-- > 0 && open.size() < most_fields;)
        open.push_back({kids.getArrayItem(i), is_signature});
}

}   // namespace

std::vector<FieldSignature> field_signatures_of(std::string_view pdf, std::size_t most)
{
    std::vector<FieldSignature> found;
    try {
        QPDF file;
        file.setSuppressWarnings(true);
        file.processMemoryFile("", pdf.data(), pdf.size());
        std::vector<Place> open;
        std::set<QPDFObjGen> seen;
        Object form = file.getRoot().getKey("/AcroForm");
        if (form.isDictionary())
            add_kids(form.getKey("/Fields"), false, open);
        for (std::size_t steps = 0; !open.empty() && found.size() < most && steps < most_fields; ++steps) {
            auto [field, is_signature] = std::move(open.back());
            open.pop_back();
            if (!field.isDictionary() || (field.isIndirect() && !seen.insert(field.getObjGen()).second))
                continue;
            if (Object type = field.getKey("/FT"); !type.isNull())
                is_signature = type.isNameAndEquals("/Sig");
            Object value = field.getKey("/V");
            if (is_signature && value.isDictionary() && value.hasKey("/ByteRange") && value.getKey("/Contents").isString())
                found.push_back({numbers_of(value.getKey("/ByteRange")), value.getKey("/Contents").getStringValue(),
                                 text_of(value.getKey("/M"))});
            add_kids(field.getKey("/Kids"), is_signature, open);
        }
    } catch (const std::exception&) {   // libqpdf gives up, or no memory is left: what was found is told
    }
    return found;
}

}   // namespace tantrao::extraction
