// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/json.hpp"
#include "base/legacy_encoding.hpp"
#include "base/text.hpp"
#include "base/written_day.hpp"
#include "features/import/incoming.hpp"

#include <algorithm>

namespace tantrao::importing {

namespace {

constexpr std::size_t longest_line = 8 << 20, longest_id = 200, longest_shown = 40;
constexpr int deepest = 32;

bool is_ascii(std::string_view text)
{
    return std::ranges::all_of(text, [](unsigned char c) { return c < 0x80; });
}

// Reads the fields of one object and remembers the first that cannot be read.
class Fields {
  public:
    Fields(const Json& object, Incoming& incoming) : object_(object), incoming_(incoming) {}

    std::string text(const char* name)
    {
        const auto found = object_.find(name);
        if (found == object_.end() || found->is_null())
            return {};
        if (found->is_number_integer())
            return std::to_string(found->get<std::int64_t>());
        return converted(*found, name);
    }
    // Of one text or a list of texts or of objects with a name.
    std::vector<std::string> texts(const char* name)
    {
        std::vector<std::string> all;
        const auto found = object_.find(name);
        if (found == object_.end() || found->is_null())
            return all;
        for (const Json& one : found->is_array() ? *found : Json::array({*found}))
            all.push_back(one.is_object() && one.contains("name") ? converted(one.at("name"), name) : converted(one, name));
        return all;
    }
    articles::Source source()
    {
        const auto found = object_.find("source");
        if (found == object_.end() || found->is_null())
            return {};
        if (!found->is_object())
            return {converted(*found, "source"), "", ""};
        Fields parts(*found, incoming_);
        articles::Source source{parts.text("name"), parts.text("url"), ""};
        if (const std::string at = parts.text("published_at"); !at.empty()) {
            if (const auto instant = moment_in(at))
                source.published_on = civil_date(*instant);
            else
                incoming_.notes.push_back(Error::invalid("import.note.source_date", {at}));
        }
        keep_problem_of(parts);
        return source;
    }
    std::vector<IncomingPicture> pictures()
    {
        std::vector<IncomingPicture> all;
        const auto found = object_.find("images");
        if (found == object_.end() || found->is_null())
            return all;
        for (const Json& one : found->is_array() ? *found : Json::array({*found})) {
            if (!one.is_object()) {
                all.push_back({converted(one, "images"), "", "", ""});
                continue;
            }
            Fields parts(one, incoming_);
            IncomingPicture picture{"", parts.text("alt"), parts.text("caption"), parts.text("credit")};
            for (const char* name : {"path", "file", "src", "url"})
                if (picture.src.empty())
                    picture.src = parts.text(name);
            keep_problem_of(parts);
            all.push_back(std::move(picture));
        }
        return all;
    }
    const std::optional<Error>& problem() const { return problem_; }

  private:
    std::string converted(const Json& value, const char* name)
    {
        if (!value.is_string()) {
            problem_ = problem_ ? problem_ : Error::invalid("import.field.no_text", {name});
            return {};
        }
        const auto& text = value.get_ref<const std::string&>();
        if (text.find('\0') != std::string::npos) {
            problem_ = problem_ ? problem_ : Error::invalid("import.field.nul", {name});
            return {};
        }
        if (is_ascii(text))
            return text;
        auto decoded = text::decode_pasted(text);
        if (!decoded) {
            problem_ = problem_ ? problem_ : decoded.error();
            return {};
        }
        if (decoded->encoding != text::Encoding::utf8)
            incoming_.notes.push_back(
                Error::invalid("import.note.converted", {name, std::string(text::name_of(decoded->encoding))}));
        return std::move(decoded->text);
    }
    void keep_problem_of(const Fields& parts)
    {
        if (!problem_ && parts.problem_)
            problem_ = parts.problem_;
    }

    const Json& object_;
    Incoming& incoming_;
    std::optional<Error> problem_;
};

bool is_language(std::string_view tag)
{
    return tag.size() >= 2 && tag.size() <= 12 && std::ranges::all_of(tag, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
           });
}

Result<Json> parse(std::string_view bytes, Incoming& incoming)
{
    if (text::is_valid_utf8(bytes))
        return parse_json(bytes, longest_line, deepest);
    const text::Decoded decoded = TANTRAO_TRY(text::decode_bytes(bytes));
    incoming.notes.push_back(Error::invalid("import.note.converted_line", {std::string(text::name_of(decoded.encoding))}));
    return parse_json(decoded.text, longest_line, deepest);
}

Result<void> check(const Incoming& incoming, const std::string& published_at)
{
    if (incoming.external_id.empty())
        return Error::invalid("import.field.missing", {"external_id"});
    if (incoming.external_id.size() > longest_id)
        return Error::invalid("import.external_id.too_long", {std::to_string(longest_id)});
    if (incoming.text.empty() && incoming.html.empty())
        return Error::invalid("import.field.missing", {"body"});
    if (published_at.empty())
        return Error::invalid("import.field.missing", {"published_at"});
    if (!is_language(incoming.language))
        return Error::invalid("import.field.bad", {"language"});
    return {};
}

}   // namespace

Result<Incoming> read_line(std::string_view bytes, std::string* external_id)
{
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    Incoming incoming;
    const Json json = TANTRAO_TRY(parse(bytes, incoming));
    if (!json.is_object())
        return Error::invalid("import.line.no_object");
    Fields fields(json, incoming);
    incoming.external_id = text::clean_line(fields.text("external_id"));
    if (external_id != nullptr)
        *external_id = incoming.external_id;
    incoming.site = fields.text("site");
    incoming.category = fields.text("category");
    incoming.title = text::clean_line(fields.text("title"));
    incoming.summary = text::clean_line(fields.text("summary"));
    incoming.text = fields.text("body");
    incoming.html = fields.text("body_html");
    incoming.authors = fields.texts("authors");
    incoming.tags = fields.texts("tags");
    incoming.source = fields.source();
    incoming.pictures = fields.pictures();
    const std::string published_at = text::trim(fields.text("published_at"));
    if (const std::string language = text::trim(fields.text("language")); !language.empty())
        incoming.language = language;
    if (fields.problem())
        return *fields.problem();
    TANTRAO_TRY(check(incoming, published_at));
    const auto moment = moment_in(published_at);
    if (!moment)
        return Error::invalid("import.field.moment", {"published_at", text::shorten(published_at, longest_shown)});
    incoming.published_at = *moment;
    return incoming;
}

}   // namespace tantrao::importing
