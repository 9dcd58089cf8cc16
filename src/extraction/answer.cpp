// SPDX-License-Identifier: AGPL-3.0-or-later
#include "extraction/answer.hpp"

#include "base/json.hpp"
#include "base/text.hpp"

namespace tantrao::extraction {

std::string to_answer(const Result<Text>& result)
{
    Json facts;
    if (result)
        facts = {
            {"bytes", result->text.size()}, {"pages", result->pages}, {"is_cut", result->is_cut}, {"is_scan", result->is_scan}};
    else
        facts = {{"error", result.error().code},
                 {"args", result.error().args},
                 {"later", result.error().kind == ErrorKind::unavailable}};
    return dump_json(facts) + "\n" + (result ? result->text : "");
}

std::optional<Result<Text>> parse_answer(std::string_view answer)
{
    const std::size_t end = answer.find('\n');
    const auto facts = parse_json(answer.substr(0, end));
    if (end == std::string_view::npos || !facts || !facts->is_object())
        return std::nullopt;
    try {
        if (facts->contains("error")) {
            Error error = Error::of(facts->at("later").get<bool>() ? ErrorKind::unavailable : ErrorKind::invalid,
                                    facts->at("error").get<std::string>());
            error.args = facts->at("args").get<std::vector<std::string>>();
            return Result<Text>(std::move(error));
        }
        Text text{std::string(answer.substr(end + 1)), facts->at("is_cut").get<bool>(), facts->at("is_scan").get<bool>(),
                  facts->at("pages").get<int>()};
        const bool is_whole = text.text.size() == facts->at("bytes").get<std::size_t>();
        if (!is_whole || (!text.text.empty() && !text::is_valid_utf8(text.text)))
            return std::nullopt;
        return Result<Text>(std::move(text));
    } catch (const Json::exception&) {   // a fact is missing or of another type
        return std::nullopt;
    }
}

}   // namespace tantrao::extraction
