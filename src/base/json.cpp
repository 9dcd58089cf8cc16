// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/json.hpp"

namespace tantrao {

Result<Json> parse_json(std::string_view text, std::size_t max_bytes, int max_depth)
{
    if (text.size() > max_bytes)
        return Error::of(ErrorKind::too_large, "json.too_large");
    int depth = 0;   // checked before the recursive value is built, so nesting cannot exhaust the stack
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (in_string) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                in_string = false;
        } else if (c == '"') {
            in_string = true;
        } else if (c == '{' || c == '[') {
            if (++depth > max_depth)
                return Error::invalid("json.too_deep");
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    Json value = Json::parse(text, nullptr, false);
    if (value.is_discarded())
        return Error::invalid("json.unreadable");
    return value;
}

std::string json_text(const Json& object, std::string_view key)
{
    if (!object.is_object())
        return {};
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

std::string dump_json(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::string json_quote(std::string_view text) { return dump_json(Json(std::string(text))); }

}   // namespace tantrao
