// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/publication/workflow.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace tantrao::publication {

namespace {

constexpr std::array<std::string_view, 10> state_names{"draft",      "submitted", "approved", "scheduled", "live",
                                                       "superseded", "returned",  "declined", "withdrawn", "expired"};
constexpr std::array<std::string_view, 13> event_names{"save",      "submit",    "take_back", "edit_at_gate", "pass",
                                                       "approve",   "send_back", "decline",   "schedule",     "publish",
                                                       "supersede", "withdraw",  "expire"};

constexpr std::string_view by_writer = "write";
constexpr std::string_view by_gate = "";
constexpr std::string_view by_system = "-";

constexpr std::array table{
    Move{State::draft, Event::save, State::draft, by_writer},
    Move{State::returned, Event::save, State::draft, by_writer},
    Move{State::draft, Event::submit, State::submitted, by_writer},
    Move{State::returned, Event::submit, State::submitted, by_writer},
    Move{State::submitted, Event::take_back, State::draft, by_writer},
    Move{State::submitted, Event::edit_at_gate, State::submitted, by_gate},
    Move{State::submitted, Event::pass, State::submitted, by_gate},
    Move{State::submitted, Event::approve, State::approved, by_gate},
    Move{State::submitted, Event::send_back, State::returned, by_gate},
    Move{State::submitted, Event::decline, State::declined, by_gate},
    Move{State::approved, Event::schedule, State::scheduled, by_system},
    Move{State::approved, Event::publish, State::live, by_system},
    Move{State::scheduled, Event::publish, State::live, by_system},
    Move{State::scheduled, Event::send_back, State::returned, "publication.return"},
    Move{State::live, Event::supersede, State::superseded, by_system},
    Move{State::live, Event::withdraw, State::withdrawn, "publication.withdraw"},
    Move{State::live, Event::expire, State::expired, by_system},
};

bool is_author(const access::Actor& actor, const Situation& situation)
{
    return situation.authors != nullptr && situation.authors->contains(actor.id);
}

// Four eyes: an author may pass an editing gate, but never the last one.
bool needs_other_eyes(Event event, const Gate& gate)
{
    return event == Event::approve || (event == Event::pass && !gate.editing);
}

}   // namespace

std::string_view name_of(State state) { return state_names[static_cast<std::size_t>(state)]; }
std::string_view name_of(Event event) { return event_names[static_cast<std::size_t>(event)]; }

State state_of(std::string_view name)
{
    const auto found = std::ranges::find(state_names, name);
    if (found == state_names.end())
        throw std::logic_error("unknown state of an edition");
    return static_cast<State>(found - state_names.begin());
}

std::span<const Move> moves() { return table; }

const Move* find_move(State from, Event event)
{
    const auto found = std::ranges::find_if(table, [=](const Move& move) { return move.from == from && move.event == event; });
    return found == table.end() ? nullptr : &*found;
}

std::string_view write_power(std::string_view kind)
{
    const access::Power* power = access::find_power(std::string(kind) + "s.write");
    if (power == nullptr)
        throw std::logic_error("nobody may write items of this kind");
    return power->name;
}

Chain default_chain() { return {{"decide", "Trưởng ban duyệt", "publication.decide", false}}; }

Result<const Move*> may(const access::Actor& actor, Event event, const Situation& situation)
{
    const Move* move = find_move(situation.state, event);
    if (move == nullptr)
        return Error::conflict("publication.state", {std::string(name_of(situation.state))});
    if (move->power == by_system)
        return actor.is_system ? Result<const Move*>(move)
                               : Error::conflict("publication.state", {std::string(name_of(situation.state))});
    if (move->power != by_gate) {
        const std::string_view power = move->power == by_writer ? situation.write_power : move->power;
        TANTRAO_TRY(access::require(actor, power, situation.site, situation.path));
        if (event == Event::take_back && !is_author(actor, situation))
            return Error::forbidden("publication.not_own_text");
        return move;
    }
    if (situation.gate >= situation.chain->size())
        return Error::conflict("publication.gate_unknown");
    const Gate& gate = (*situation.chain)[situation.gate];
    const bool last = situation.gate + 1 == situation.chain->size();
    if ((event == Event::pass && last) || (event == Event::approve && !last))
        return Error::conflict("publication.state", {std::string(name_of(situation.state))});
    TANTRAO_TRY(access::require(actor, gate.power, situation.site, situation.path));
    if (needs_other_eyes(event, gate) && is_author(actor, situation))
        return Error::forbidden("publication.own_text", {gate.name});
    return move;
}

std::size_t gate_after_edit(const Chain& chain, std::size_t gate)
{
    for (std::size_t before = 0; before < gate && before < chain.size(); ++before)
        if (!chain[before].editing)
            return before;
    return gate;
}

std::vector<Event> possible(const access::Actor& actor, const Situation& situation)
{
    std::vector<Event> events;
    for (std::size_t i = 0; i < event_names.size(); ++i)
        if (may(actor, static_cast<Event>(i), situation))
            events.push_back(static_cast<Event>(i));
    return events;
}

}   // namespace tantrao::publication
