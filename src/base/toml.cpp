// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/toml.hpp"

#include <sstream>
#define TOML_EXCEPTIONS 1
#include <toml++/toml.h>

namespace tantrao {

namespace {

Json convert(const toml::node& node)
{
    if (const auto* table = node.as_table()) {
        Json object = Json::object();
        for (const auto& [key, value] : *table)
            object[std::string(key.str())] = convert(value);
        return object;
    }
    if (const auto* array = node.as_array()) {
        Json list = Json::array();
        for (const auto& value : *array)
            list.push_back(convert(value));
        return list;
    }
    if (const auto* text = node.as_string())
        return text->get();
    if (const auto* number = node.as_integer())
        return number->get();
    if (const auto* real = node.as_floating_point())
        return real->get();
    if (const auto* flag = node.as_boolean())
        return flag->get();
    std::ostringstream date;   // dates and times
    if (const auto* d = node.as_date())
        date << d->get();
    else if (const auto* t = node.as_time())
        date << t->get();
    else if (const auto* dt = node.as_date_time())
        date << dt->get();
    return date.str();
}

}   // namespace

Result<Json> parse_toml(std::string_view text)
{
    try {
        return convert(toml::parse(text));
    } catch (const toml::parse_error& error) {
        return Error::invalid("toml.unreadable", {std::to_string(error.source().begin.line), std::string(error.description())});
    }
}

}   // namespace tantrao
