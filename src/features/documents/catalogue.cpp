// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/catalogue.hpp"
#include "base/csv.hpp"
#include "base/resources.hpp"
#include "base/text.hpp"
#include "law/document_number.hpp"
#include <algorithm>
#include <stdexcept>

namespace tantrao::documents {
namespace {

std::vector<std::vector<std::string>> rows_of(std::string_view path)
{
    const auto csv = find_resource(path);
    if (!csv)
        throw std::logic_error("not compiled in: " + std::string(path));
    return csv_rows(*csv);
}

// "Quyết định của UBND tỉnh", "Nghị quyết (cá biệt)" -> what stands as the heading of such a document.
std::string heading_of(const std::string& name)
{
    const auto end = std::min({name.find(" của "), name.find(" ("), name.size()});
    return name.substr(0, end);
}

std::vector<DocumentType> read_types()
{
    std::vector<DocumentType> types;
    for (const auto& row : rows_of("data/reference/document-types.csv")) {
        const std::string name = heading_of(row.at(0));
        auto known = std::ranges::find(types, name, &DocumentType::name);
        if (known == types.end())
            known = types.insert(types.end(), DocumentType{text::slug(name), name, row.at(1)});
        (row.at(2) == "vbqppl" ? known->normative : known->administrative) = true;
        known->has_validity = known->has_validity || row.at(3) == "yes";
    }
    return types;
}

std::vector<Field> read_fields()
{
    std::vector<Field> all;
    for (const auto& row : rows_of("data/reference/fields.csv"))
        all.push_back({row.at(0), row.at(2), row.at(1)});
    return all;
}

}   // namespace

const std::vector<DocumentType>& document_types()
{
    static const std::vector<DocumentType> all = read_types();
    return all;
}

const std::vector<Field>& fields()
{
    static const std::vector<Field> all = read_fields();
    return all;
}

const DocumentType* find_type(std::string_view name)
{
    const std::string slug = name.empty() ? "" : text::slug(name);
    for (const DocumentType& type : document_types())
        if (type.slug == slug || (!type.abbreviation.empty() && type.abbreviation == name))
            return &type;
    return nullptr;
}

const Field* find_field(std::string_view name)
{
    const std::string slug = name.empty() ? "" : text::slug(name);
    for (const Field& field : fields())
        if (field.slug == slug || text::slug(field.name) == slug || text::slug(field.code) == slug)
            return &field;
    return nullptr;
}

bool is_directive(std::string_view type, std::string_view number)
{
    const DocumentType* found = find_type(type);
    return found != nullptr && found->administrative && (!found->normative || law::parse_document_number(number).year.empty());
}

bool makes_law(std::string_view type, std::string_view number)
{
    const DocumentType* found = find_type(type);
    return found != nullptr && found->normative && !is_directive(type, number);
}

}   // namespace tantrao::documents
