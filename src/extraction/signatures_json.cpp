// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/json.hpp"
#include "base/text.hpp"
#include "extraction/signatures.hpp"

#include <algorithm>
#include <array>

namespace tantrao::extraction {

namespace {

using State = Signature::State;

struct StateName {
    State state;
    std::string_view name;
};
constexpr std::array names{StateName{State::unchanged, "unchanged"}, StateName{State::weak, "weak"},
                           StateName{State::changed, "changed"}, StateName{State::unchecked, "unchecked"}};

bool is_name(const std::string& text) { return text.size() <= longest_name && text == text::clean_line(text); }

std::optional<Signature> signature_from(const Json& json)
{
    const auto state_name = json.at("state").get<std::string>();
    const auto state = std::ranges::find(names, std::string_view(state_name), &StateName::name);
    Signature signature;
    signature.name = json.at("name").get<std::string>();
    signature.organisation = json.at("organisation").get<std::string>();
    signature.covers_all = json.at("covers_all").get<bool>();
    // Older readings do not tell.
    signature.only_validation_added = json.value("only_validation_added", false);
    signature.only_signed_further = json.value("only_signed_further", false);
    if (const auto at = json.find("signed_at"); at != json.end()) {
        if (!at->is_number_integer())   // a fraction that is too large for an integer would be converted all the same
            return std::nullopt;
        signature.signed_at = Instant{at->get<std::int64_t>()};
    }
    if (state == names.end() || !is_name(signature.name) || !is_name(signature.organisation) ||
        (signature.signed_at && !is_signing_time(*signature.signed_at)))
        return std::nullopt;
    signature.state = state->state;
    return signature;
}

}   // namespace

bool is_signing_time(Instant at) { return at.us >= 0 && at.us < seconds_us(253'402'300'800); }

std::string to_json(const std::vector<Signature>& signatures)
{
    Json list = Json::array();
    for (const Signature& signature : signatures) {
        Json one{{"state", std::ranges::find(names, signature.state, &StateName::state)->name},
                 {"name", signature.name},
                 {"organisation", signature.organisation},
                 {"covers_all", signature.covers_all}};
        if (signature.only_validation_added)
            one["only_validation_added"] = true;
        if (signature.only_signed_further)
            one["only_signed_further"] = true;
        if (signature.signed_at)
            one["signed_at"] = signature.signed_at->us;
        list.push_back(std::move(one));
    }
    return dump_json(list);
}

std::optional<std::vector<Signature>> parse_signatures(std::string_view text)
{
    const auto list = parse_json(text, 64 << 10);
    if (!list || !list->is_array() || list->size() > most_signatures)
        return std::nullopt;
    std::vector<Signature> signatures;
    try {
        for (const Json& one : *list) {
            auto signature = signature_from(one);
            if (!signature)
                return std::nullopt;
            signatures.push_back(std::move(*signature));
        }
    } catch (const Json::exception&) {   // a fact is missing or of another type
        return std::nullopt;
    }
    return signatures;
}

}   // namespace tantrao::extraction
