// The states of an edition, the moves between them, and the rules of the gates. No I/O, no clock. Articles 8.1a, 9.1d; L-403.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/result.hpp"
#include "platform/access/access.hpp"

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tantrao::publication {

enum class State { draft, submitted, approved, scheduled, live, superseded, returned, declined, withdrawn, expired };
enum class Event {
    save,
    submit,
    take_back,
    edit_at_gate,
    pass,
    approve,
    send_back,
    decline,
    schedule,
    publish,
    supersede,
    withdraw,
    expire
};

std::string_view name_of(State state);
std::string_view name_of(Event event);
State state_of(std::string_view name);   // of our own tables; throws std::logic_error for an unknown name

struct Move {
    State from;
    Event event;
    State to;
    // "" where the gate names it, "-" where only the system moves; "write" for the power to write the item's kind (write_power)
    std::string_view power;
};
// The only table of moves.
std::span<const Move> moves();
const Move* find_move(State from, Event event);

// One gate of a site's chain.
struct Gate {
    std::string code;    // "receive", "moderate", "decide"
    std::string name;    // "Thư ký tiếp nhận"
    std::string power;   // "publication.receive" …
    bool editing = false;
};
using Chain = std::vector<Gate>;
// The chain of a site that has none of its own: the head decides.
Chain default_chain();

// The power to write items of the kind: "documents.write" for "document". Throws std::logic_error for a kind without one.
std::string_view write_power(std::string_view kind);

// What the rules look at.
struct Situation {
    SiteId site;
    std::span<const CategoryId> path;   // the category and its ancestors
    State state = State::draft;
    std::size_t gate = 0;   // the gate it stands at, while submitted
    const Chain* chain = nullptr;
    const std::set<AccountId>* authors = nullptr;
    std::string_view write_power;   // of the item's kind
};

// Whether the actor may cause the event now. Errors: conflict "publication.state" (args: state), forbidden "access.denied"
// (args: power), forbidden "publication.own_text" (an author at a gate that needs other eyes).
Result<const Move*> may(const access::Actor& actor, Event event, const Situation& situation);

// Where a text stands after it was changed at a gate: its approvals are void, so it goes back to the first gate that approves. Editing
// gates approve nothing and are not repeated.
std::size_t gate_after_edit(const Chain& chain, std::size_t gate);

// Everything the actor may do now: for buttons.
std::vector<Event> possible(const access::Actor& actor, const Situation& situation);

}   // namespace tantrao::publication
