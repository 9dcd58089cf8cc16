// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/documents/document.hpp"
#include "base/text.hpp"
#include "base/whole_number.hpp"
#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace tantrao::documents {
namespace {

struct RelationName {
    RelationKind kind;
    std::string_view name;
    std::array<std::string_view, 4> folded;   // how people write it
};
constexpr std::array relation_names{
    RelationName{RelationKind::based_on, "based_on", {"can cu"}},
    RelationName{RelationKind::amends, "amends", {"sua doi, bo sung", "sua doi bo sung", "sua doi", "bo sung"}},
    RelationName{RelationKind::replaces, "replaces", {"thay the"}},
    RelationName{RelationKind::repeals, "repeals", {"bai bo", "huy bo"}},
    RelationName{RelationKind::suspends, "suspends", {"dinh chi", "ngung hieu luc"}},
    RelationName{RelationKind::guides, "guides", {"huong dan", "quy dinh chi tiet"}},
    RelationName{RelationKind::rectifies, "rectifies", {"dinh chinh"}},
    RelationName{RelationKind::consolidates, "consolidates", {"hop nhat"}},
    RelationName{RelationKind::refers_to, "refers_to", {"dan chieu"}},
};

}   // namespace

const std::vector<RelationKind>& relation_kinds()
{
    static const std::vector<RelationKind> all = [] {
        std::vector<RelationKind> kinds;
        for (const RelationName& each : relation_names)
            kinds.push_back(each.kind);
        return kinds;
    }();
    return all;
}

std::string_view name_of(RelationKind relation) { return std::ranges::find(relation_names, relation, &RelationName::kind)->name; }

std::optional<RelationKind> relation_kind_of(std::string_view name)
{
    const std::string folded = text::fold(text::clean_line(name));
    for (const RelationName& each : relation_names)
        if (each.name == name || (!folded.empty() && std::ranges::find(each.folded, folded) != each.folded.end()))
            return each.kind;
    return std::nullopt;
}

bool ends_or_changes(RelationKind relation)
{
    using enum RelationKind;
    return relation == amends || relation == replaces || relation == repeals || relation == suspends;
}

std::string number_key(std::string_view number)
{
    std::string key;
    std::string part;
    const auto end_part = [&] {
        const bool digits = std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; });
        if (digits)
            part.erase(0, std::min(part.find_first_not_of('0'), part.size()));
        if (!part.empty())
            key += (key.empty() ? "" : "-") + part;
        part.clear();
    };
    for (const char c : text::fold(text::nfc(number)))
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '&')
            part += c;
        else
            end_part();
    end_part();
    return key;
}

std::string issuer_key(std::string_view issuer) { return text::slug(issuer); }

std::string name_of(const Document& document) { return document.type + " " + document.number; }

std::string path_of(std::string_view document_number, ItemId number)
{
    return fmt::format("/van-ban/{}-{}", text::slug(document_number), number.value);
}

ItemId number_of(std::string_view segment)
{
    const std::string_view digits = segment.substr(segment.rfind('-') + 1);   // all of it where there is no hyphen
    constexpr std::size_t most_digits = 15;
    return ItemId{digits.size() <= most_digits ? whole_number(digits) : 0};
}

}   // namespace tantrao::documents
