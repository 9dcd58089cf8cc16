// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/import/document_line.hpp"
#include "features/import/markdown_text.hpp"

#include "base/json.hpp"
#include "base/legacy_encoding.hpp"
#include "base/text.hpp"
#include "base/written_day.hpp"
#include "body/html_text.hpp"

#include <algorithm>

namespace tantrao::importing {

namespace {

constexpr std::size_t longest_line = 8 << 20, longest_shown = 40;
constexpr int deepest = 32;

// Reads the fields of one object and remembers the first that cannot be read.
class Members {
  public:
    Members(const Json& object, std::vector<Error>& notes) : object_(object), notes_(notes) {}

    std::string text(const char* name)
    {
        const auto found = object_.find(name);
        if (found == object_.end() || found->is_null())
            return {};
        if (found->is_number_integer())
            return std::to_string(found->get<std::int64_t>());
        return converted(*found, name);
    }
    // A list, a single value as a list of one, or nothing.
    Json list(const char* name) const
    {
        const auto found = object_.find(name);
        if (found == object_.end() || found->is_null())
            return Json::array();
        return found->is_array() ? *found : Json::array({*found});
    }
    std::vector<std::string> texts(const char* name)
    {
        std::vector<std::string> all;
        for (const Json& one : list(name))
            all.push_back(converted(one, name));
        return all;
    }
    void fail(Error why)
    {
        if (!problem_)
            problem_ = std::move(why);
    }
    void keep_problem_of(const Members& parts)
    {
        if (parts.problem_)
            fail(*parts.problem_);
    }
    // A number is too short to tell its encoding: it has that of the rest of its line.
    void convert_number(std::string& number)
    {
        if (encoding_ == text::Encoding::utf8)
            return;
        std::string converted = text::decode_typed(encoding_, number);
        if (converted == number)
            return;
        number = std::move(converted);
        notes_.push_back(Error::invalid("import.note.converted", {"number", std::string(text::name_of(encoding_))}));
    }
    std::vector<Error>& notes() { return notes_; }
    const std::optional<Error>& problem() const { return problem_; }

  private:
    std::string converted(const Json& value, const char* name)
    {
        if (!value.is_string()) {
            fail(Error::invalid("import.field.no_text", {name}));
            return {};
        }
        const auto& text = value.get_ref<const std::string&>();
        if (text.find('\0') != std::string::npos) {
            fail(Error::invalid("import.field.nul", {name}));
            return {};
        }
        if (std::ranges::all_of(text, [](unsigned char c) { return c < 0x80; }))
            return text;
        auto decoded = text::decode_pasted(text);
        if (!decoded) {
            fail(decoded.error());
            return {};
        }
        if (decoded->encoding != text::Encoding::utf8) {
            encoding_ = decoded->encoding;
            notes_.push_back(Error::invalid("import.note.converted", {name, std::string(text::name_of(decoded->encoding))}));
        }
        return std::move(decoded->text);
    }

    const Json& object_;
    std::vector<Error>& notes_;
    std::optional<Error> problem_;
    text::Encoding encoding_ = text::Encoding::utf8;   // of the last text that was converted
};

// A day, also of a line that gives a moment; what is neither is told later.
std::string day_of(std::string written)
{
    const auto moment = moment_in(written);
    return moment ? civil_date(*moment) : std::move(written);
}

void read_record(Members& members, documents::Document& d)
{
    for (const auto& [name, value] : {std::pair{"number", &d.number},
                                      {"type", &d.type},
                                      {"issuer", &d.issuer},
                                      {"signer", &d.signer},
                                      {"position", &d.position},
                                      {"title", &d.title},
                                      {"gazette_number", &d.gazette_number}})
        *value = members.text(name);
    for (const auto& [name, value] : {std::pair{"issued_on", &d.issued_on},
                                      {"effective_on", &d.effective_on},
                                      {"expires_on", &d.expires_on},
                                      {"gazette_on", &d.gazette_on}})
        *value = day_of(members.text(name));
    d.fields = members.texts("fields");
}

// Of several texts the one that says most of its structure is taken.
void read_text(Members& members, documents::Document& d)
{
    std::string taken;
    for (const char* name : {"text", "text_markdown", "text_html"}) {
        const std::string text = members.text(name);
        if (text.empty())
            continue;
        if (!taken.empty()) {
            members.notes().push_back(Error::invalid("import.note.other_text", {name, taken}));
            continue;
        }
        taken = name;
        if (taken == "text")
            d.text = text;
        else if (taken == "text_markdown")
            d.text = plain_of_markdown(text);
        else if (auto plain = body::text_of_html(text))
            d.text = std::move(*plain);
        else
            members.fail(plain.error());
    }
}

void read_files(Members& members, IncomingDocument& incoming)
{
    for (const Json& one : members.list("files")) {
        const Json object = one.is_object() ? one : Json{{"path", one}};
        Members parts(object, members.notes());
        incoming.files.push_back({parts.text("path"), text::clean_line(parts.text("name"))});
        members.keep_problem_of(parts);
    }
}

void read_relations(Members& members, documents::Document& d)
{
    for (const Json& one : members.list("relations")) {
        if (!one.is_object()) {
            members.fail(Error::invalid("import.field.bad", {"relations"}));
            return;
        }
        Members parts(one, members.notes());
        const std::string kind = parts.text("kind");
        const auto known = documents::relation_kind_of(kind);
        if (!known)
            members.fail(Error::invalid("import.relation.unknown", {kind}));
        else
            d.relations.push_back({*known, parts.text("number"), parts.text("title"), day_of(parts.text("issued_on")),
                                   parts.text("provision"), day_of(parts.text("from")), day_of(parts.text("until")),
                                   parts.text("source"), parts.text("wording")});
        members.keep_problem_of(parts);
    }
}

Result<Json> parse(std::string_view bytes, std::vector<Error>& notes)
{
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    if (text::is_valid_utf8(bytes))
        return parse_json(bytes, longest_line, deepest);
    const text::Decoded decoded = TANTRAO_TRY(text::decode_bytes(bytes));
    notes.push_back(Error::invalid("import.note.converted_line", {std::string(text::name_of(decoded.encoding))}));
    return parse_json(decoded.text, longest_line, deepest);
}

Result<void> read_moment(Members& members, IncomingDocument& incoming)
{
    const std::string at = text::trim(members.text("published_at"));
    if (at.empty())
        return {};
    const auto moment = moment_in(at);
    if (!moment)
        return Error::invalid("import.field.moment", {"published_at", text::shorten(at, longest_shown)});
    incoming.published_at = *moment;
    return {};
}

}   // namespace

Result<IncomingDocument> read_document_line(std::string_view bytes, std::string* external_id)
{
    IncomingDocument incoming;
    const Json json = TANTRAO_TRY(parse(bytes, incoming.notes));
    if (!json.is_object())
        return Error::invalid("import.line.no_object");
    Members members(json, incoming.notes);
    incoming.external_id = text::clean_line(members.text("external_id"));
    if (external_id != nullptr)
        *external_id = incoming.external_id;
    if (incoming.external_id.empty())
        return Error::invalid("import.field.missing", {"external_id"});
    if (incoming.external_id.size() > longest_external_id)
        return Error::invalid("import.external_id.too_long", {std::to_string(longest_external_id)});
    incoming.site = members.text("site");
    read_record(members, incoming.document);
    read_text(members, incoming.document);
    read_files(members, incoming);
    read_relations(members, incoming.document);
    members.convert_number(incoming.document.number);
    for (documents::Relation& relation : incoming.document.relations)
        members.convert_number(relation.number);
    TANTRAO_TRY(read_moment(members, incoming));
    if (members.problem())
        return *members.problem();
    return incoming;
}

}   // namespace tantrao::importing
