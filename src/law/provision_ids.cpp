// Permanent ids of provisions; README.md tells the rule. It is part of the schema: another rule is another schema_version.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/legal_text.hpp"
#include "law/letters.hpp"
#include "law/provision_numbers.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <unordered_map>

namespace tantrao::law {

namespace {

constexpr int longest_number = 40;   // bytes of a number in an id

std::string type_slug(std::string_view heading, std::string_view otherwise)
{
    static constexpr std::string_view types[] = {
        "quyet dinh", "nghi quyet", "nghi dinh", "thong tu",     "chi thi",  "luat",       "bo luat",  "phap lenh", "quy che",
        "quy dinh",   "dieu le",    "noi quy",   "chuong trinh", "ke hoach", "de an",      "danh muc", "phuong an", "quy trinh",
        "huong dan",  "bang gia",   "quy chuan", "chien luoc",   "quy tac",  "bo don gia", "don gia",  "quy hoach"};
    for (const std::string_view type : types)
        if (starts_with_fold(heading, type))
            return text::slug(type);
    return std::string(otherwise);
}

// Figures of every writing become Arabic ones: II, "thứ hai" and 2 are one number. Letters stay letters.
std::string number_slug(const Node& node)
{
    if (node.kind == Kind::part || node.kind == Kind::chapter || node.kind == Kind::section || node.kind == Kind::appendix)
        if (const int value = counted(node.number); value > 0)
            return std::to_string(value);
    std::string number;
    for (std::size_t at = 0; at < node.number.size();) {
        const std::size_t from = at;
        const auto letter = next_letter(node.number, at);
        if (letter == 0x111 || letter == 0x110)   // đ, Đ: folding alone would make điểm đ into điểm d
            number += "dd";
        else
            number += node.number.substr(from, at - from);
    }
    return text::slug(number, longest_number);
}

std::string_view id_word(Kind kind)
{
    switch (kind) {
    case Kind::part: return "phan";
    case Kind::chapter: return "chuong";
    case Kind::section: return "muc";
    case Kind::subsection: return "tieu-muc";
    case Kind::article: return "dieu";
    case Kind::clause: return "khoan";
    default: return "diem";
    }
}

class Ids {
  public:
    // `own` stands before the ids of articles, `parent` before those of everything else; both end in a hyphen or are empty.
    void provisions(Node& node, const std::string& own, const std::string& parent)
    {
        for (Node& child : node.children) {
            if (!is_provision(child.kind))
                continue;
            const std::string& before = child.kind == Kind::article ? own : parent;
            child.id = unique(before + std::string(id_word(child.kind)) + "-" + number_slug(child));
            provisions(child, own, child.id + "-");
        }
    }

    std::string unique(const std::string& wanted)
    {
        const auto [first, is_new] = times_.emplace(wanted, 1);
        if (is_new)
            return wanted;
        for (int& times = first->second;;)
            if (std::string id = wanted + "-lan-" + std::to_string(++times); times_.emplace(id, 1).second)
                return id;
    }

  private:
    std::unordered_map<std::string, int> times_;   // ids that are taken, and how many there are of each
};

bool has_article(const Node& node)
{
    return node.kind == Kind::article ||
           std::ranges::any_of(node.children, [](const Node& child) { return is_provision(child.kind) && has_article(child); });
}

bool says_attached(const Node& node)
{
    return fold_loosely(node.heading + " " + node.text).find("kem theo") != std::string::npos ||
           std::ranges::any_of(node.children, [](const Node& child) { return says_attached(child); });
}

// The one attached text with articles that the document exists to issue; null if there is none or more than one.
const Node* issued_text(const LegalText& text)
{
    const Node* issued = nullptr;
    const Node* body = nullptr;
    for (const Node& part : text.parts) {
        if (part.kind == Kind::body)
            body = &part;
        if (part.kind != Kind::attachment || !has_article(part))
            continue;
        if (issued != nullptr)
            return nullptr;
        issued = &part;
    }
    return body == nullptr || (issued != nullptr && says_attached(*body)) ? issued : nullptr;
}

void clear_ids(Node& node)
{
    node.id.clear();
    for (Node& child : node.children)
        clear_ids(child);
}

}   // namespace

void assign_ids(LegalText& text)
{
    for (Node& part : text.parts)
        clear_ids(part);
    const Node* const plain = issued_text(text);
    const Node* const title = find_part(text, Kind::title);
    const std::string own_type = type_slug(title == nullptr ? "" : title->heading, "van-ban");
    Ids ids;
    for (Node& part : text.parts) {
        const bool is_body = part.kind == Kind::body;
        if (!is_body && part.kind != Kind::attachment && part.kind != Kind::appendix)
            continue;
        std::string name = is_body                         ? own_type
                           : part.kind == Kind::attachment ? type_slug(part.heading, "kem-theo")
                           : part.number.empty()           ? "phu-luc"
                                                           : "phu-luc-" + number_slug(part);
        part.id = ids.unique(name);
        const bool is_plain = plain == nullptr ? is_body : &part == plain;
        const std::string before = is_plain ? "" : part.id + "-";
        ids.provisions(part, before, before);
    }
}

void assign_ids_below(Node& provision) { Ids().provisions(provision, "", provision.id + "-"); }

}   // namespace tantrao::law
