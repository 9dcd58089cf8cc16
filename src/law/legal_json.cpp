// The stored form. Members that say nothing are left out; ids are never stored, they follow from the tree.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/legal_text.hpp"

#include "base/json.hpp"
#include "base/text.hpp"

namespace tantrao::law {

namespace {

constexpr int deepest = 12;   // nodes: a cell of a table in a point in everything above it is eleven
constexpr std::size_t most_doubts = 10'000;
constexpr int json_levels = 2 * deepest + 6;

Json node_json(const Node& node)
{
    Json out = Json::object({{"kind", name_of(node.kind)}});
    const auto put = [&](const char* key, const std::string& value) {
        if (!value.empty())
            out[key] = value;
    };
    put("mark", node.mark);
    put("number", node.number);
    put("heading", node.heading);
    put("text", node.text);
    if (!node.children.empty()) {
        Json children = Json::array();
        for (const Node& child : node.children)
            children.push_back(node_json(child));
        out["children"] = std::move(children);
    }
    return out;
}

class Reader {
  public:
    explicit Reader(const Limits& limits) : limits_(limits) {}

    Result<Node> node(const Json& json, int depth)
    {
        if (!json.is_object())
            return Error::invalid("law.unreadable");
        if (depth > deepest)
            return Error::invalid("law.too_deep");
        if (++nodes_ > limits_.nodes)
            return Error::of(ErrorKind::too_large, "law.too_large");
        const std::string name = json_text(json, "kind");
        const auto kind = kind_named(name);
        if (!kind)
            return bad_node(name);
        Node out;
        out.kind = *kind;
        const auto line = [&](const char* key) { return text::clean_line(json_text(json, key)); };
        const bool numbered = is_provision(*kind) || *kind == Kind::appendix;
        if (numbered || *kind == Kind::item)
            out.mark = line("mark");
        if (numbered)
            out.number = line("number");
        if (numbered || *kind == Kind::title || *kind == Kind::attachment)
            out.heading = line("heading");
        if (is_leaf(*kind) || *kind == Kind::attachment || *kind == Kind::appendix)
            out.text = line("text");
        const auto children = json.find("children");
        if (children == json.end())
            return out;
        if (!children->is_array())
            return Error::invalid("law.unreadable");
        for (const Json& child : *children) {
            out.children.push_back(TANTRAO_TRY(node(child, depth + 1)));
            if (!may_hold(out.kind, out.children.back().kind))
                return bad_node(name_of(out.children.back().kind));
        }
        return out;
    }

    static Error bad_node(std::string_view name)
    {
        return Error::invalid("law.bad_node", {text::shorten(text::clean_line(name), 40)});
    }

  private:
    const Limits& limits_;
    int nodes_ = 0;
};

// Where a part stands on paper; those of places 0 to 3 are there once. -2: no part of a document.
int place_of(Kind kind)
{
    switch (kind) {
    case Kind::header: return 0;
    case Kind::title: return 1;
    case Kind::preamble: return 2;
    case Kind::body: return 3;
    case Kind::recipients:
    case Kind::signature: return 4;
    case Kind::attachment:
    case Kind::appendix: return 5;
    default: return -2;
    }
}

Result<std::vector<Doubt>> doubts_in(const Json& json)
{
    std::vector<Doubt> out;
    const auto doubts = json.find("doubts");
    if (doubts == json.end())
        return out;
    if (!doubts->is_array())
        return Error::invalid("law.unreadable");
    if (doubts->size() > most_doubts)
        return Error::of(ErrorKind::too_large, "law.too_large");
    for (const Json& doubt : *doubts)
        out.push_back({text::clean_line(json_text(doubt, "at")), text::clean_line(json_text(doubt, "code")),
                       text::clean_line(json_text(doubt, "quote"))});
    return out;
}

}   // namespace

std::string to_json(const LegalText& text)
{
    Json parts = Json::array();
    for (const Node& part : text.parts)
        parts.push_back(node_json(part));
    Json out = Json::object({{"schema", schema_version}, {"parts", std::move(parts)}});
    if (!text.doubts.empty()) {
        Json doubts = Json::array();
        for (const Doubt& doubt : text.doubts)
            doubts.push_back({{"at", doubt.at}, {"code", doubt.code}, {"quote", doubt.quote}});
        out["doubts"] = std::move(doubts);
    }
    return dump_json(out);
}

Result<LegalText> from_json(std::string_view bytes, const Limits& limits)
{
    auto json = parse_json(bytes, 2 * limits.text_bytes, json_levels);
    if (!json)
        return json.error().code == "json.too_large"  ? Error::of(ErrorKind::too_large, "law.too_large")
               : json.error().code == "json.too_deep" ? Error::invalid("law.too_deep")
                                                      : Error::invalid("law.unreadable");
    if (!json->is_object() || !json->contains("parts") || !(*json)["parts"].is_array())
        return Error::invalid("law.unreadable");
    const Json schema = json->value("schema", Json());
    if (schema != schema_version)
        return Error::invalid("law.schema", {text::shorten(text::clean_line(dump_json(schema)), 20)});
    LegalText out;
    Reader reader(limits);
    int before = -1;
    for (const Json& part : (*json)["parts"]) {
        out.parts.push_back(TANTRAO_TRY(reader.node(part, 1)));
        const int place = place_of(out.parts.back().kind);
        if (place < before || (place == before && place < 4))
            return Reader::bad_node(name_of(out.parts.back().kind));
        before = place;
    }
    out.doubts = TANTRAO_TRY(doubts_in(*json));
    assign_ids(out);
    return out;
}

}   // namespace tantrao::law
