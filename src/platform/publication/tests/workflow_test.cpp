// Walks every state × event × level × authorship × chain and compares with what the regulation says, written here a second time.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/publication/workflow.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <gtest/gtest.h>

namespace tantrao::publication {
namespace {

using access::Level;

constexpr SiteId here{1}, elsewhere{2};
constexpr CategoryId news{10}, culture{11}, notices{12};
constexpr AccountId me{7}, somebody{8};

const std::vector<State> states{State::draft,      State::submitted, State::approved, State::scheduled, State::live,
                                State::superseded, State::returned,  State::declined, State::withdrawn, State::expired};
const std::vector<Event> events{Event::save,      Event::submit,    Event::take_back, Event::edit_at_gate, Event::pass,
                                Event::approve,   Event::send_back, Event::decline,   Event::schedule,     Event::publish,
                                Event::supersede, Event::withdraw,  Event::expire};

// The way of a text, once more: the state it goes to, or nothing where no such move exists.
std::optional<State> expected_target(State from, Event event)
{
    switch (from) {
    case State::draft:
        return event == Event::save     ? std::optional(State::draft)
               : event == Event::submit ? std::optional(State::submitted)
                                        : std::nullopt;
    case State::returned:
        return event == Event::save     ? std::optional(State::draft)
               : event == Event::submit ? std::optional(State::submitted)
                                        : std::nullopt;
    case State::submitted:
        switch (event) {
        case Event::take_back: return State::draft;
        case Event::edit_at_gate:
        case Event::pass: return State::submitted;
        case Event::approve: return State::approved;
        case Event::send_back: return State::returned;
        case Event::decline: return State::declined;
        default: return std::nullopt;
        }
    case State::approved:
        return event == Event::schedule  ? std::optional(State::scheduled)
               : event == Event::publish ? std::optional(State::live)
                                         : std::nullopt;
    case State::scheduled:
        return event == Event::publish     ? std::optional(State::live)
               : event == Event::send_back ? std::optional(State::returned)
                                           : std::nullopt;
    case State::live:
        return event == Event::supersede  ? std::optional(State::superseded)
               : event == Event::withdraw ? std::optional(State::withdrawn)
               : event == Event::expire   ? std::optional(State::expired)
                                          : std::nullopt;
    default: return std::nullopt;   // the end of the way
    }
}

struct Who {
    std::string name;
    access::Actor actor;
    std::optional<Level> level;   // that counts for the text's category on this site
};

std::vector<Who> people()
{
    const auto grant = [](SiteId site, Level level, CategoryId category = {}) {
        return access::Grant{1, me, site, level, category};
    };
    std::vector<Who> all;
    all.push_back({"nobody", {me, "", {}, false}, std::nullopt});
    for (const Level level : {Level::update, Level::moderate, Level::administer}) {
        const std::string name(access::name_of(level));
        all.push_back({name, {me, "", {grant(here, level)}, false}, level});
        all.push_back({name + " elsewhere", {me, "", {grant(elsewhere, level)}, false}, std::nullopt});
        all.push_back({name + " in the category", {me, "", {grant(here, level, culture)}, false}, level});
        all.push_back({name + " above the category", {me, "", {grant(here, level, news)}, false}, level});
        all.push_back({name + " in another category", {me, "", {grant(here, level, notices)}, false}, std::nullopt});
    }
    return all;
}

// What may() should say of a person's event: "" if it is allowed.
std::string expected(const Who& who, bool author, State state, Event event, const Chain& chain, std::size_t gate)
{
    if (!expected_target(state, event) || event == Event::schedule || event == Event::publish || event == Event::supersede ||
        event == Event::expire)
        return "publication.state";
    const bool writes = who.level.has_value(), moderates = who.level && *who.level >= Level::moderate;
    switch (event) {
    case Event::save:
    case Event::submit: return writes ? "" : "access.denied";
    case Event::take_back: return !writes ? "access.denied" : author ? "" : "publication.not_own_text";
    case Event::withdraw: return moderates ? "" : "access.denied";
    case Event::send_back:
        if (state == State::scheduled)
            return moderates ? "" : "access.denied";
        break;
    default: break;
    }
    // At a gate.
    const bool last = gate + 1 == chain.size();
    if ((event == Event::pass && last) || (event == Event::approve && !last))
        return "publication.state";
    if (!moderates)
        return "access.denied";
    const bool four_eyes = event == Event::approve || (event == Event::pass && !chain[gate].editing);
    return four_eyes && author ? "publication.own_text" : "";
}

const Gate receive{"receive", "Tiếp nhận", "publication.receive", true};
const Gate moderate{"moderate", "Kiểm duyệt", "publication.moderate", false};
const Gate decide{"decide", "Quyết định", "publication.decide", false};
const Gate decide_and_edit{"decide", "Quyết định", "publication.decide",
                           true};   // nobody may pass the last gate with an own text even so

TEST(Workflow, IsTheTableOfTheRegulation)
{
    std::size_t moves_seen = 0;
    for (const State from : states)
        for (const Event event : events) {
            const Move* move = find_move(from, event);
            const auto target = expected_target(from, event);
            ASSERT_EQ(move != nullptr, target.has_value()) << name_of(from) << " " << name_of(event);
            if (move == nullptr)
                continue;
            ++moves_seen;
            EXPECT_EQ(move->to, *target);
            EXPECT_TRUE(move->power.empty() || move->power == "-" || move->power == "write" || access::find_power(move->power) != nullptr) << move->power;
        }
    EXPECT_EQ(moves_seen, moves().size());
    for (const State state : states)
        EXPECT_EQ(state_of(name_of(state)), state);
    EXPECT_THROW(state_of("burnt"), std::logic_error);
}

TEST(Workflow, EveryStateEventLevelAndAuthorship)
{
    const std::vector<CategoryId> path{culture, news};
    const std::set<AccountId> own{me, somebody}, others{somebody};
    int walked = 0, allowed = 0;
    for (const Chain& chain : {Chain{decide}, Chain{decide_and_edit}, Chain{receive, decide}, Chain{receive, moderate, decide}})
        for (std::size_t gate = 0; gate < chain.size(); ++gate)
            for (const Who& who : people())
                for (const bool author : {false, true})
                    for (const State state : states) {
                        const Situation situation{here, path, state, gate, &chain, author ? &own : &others, "articles.write"};
                        const auto possible_now = possible(who.actor, situation);
                        for (const Event event : events) {
                            const auto answer = may(who.actor, event, situation);
                            const std::string want = expected(who, author, state, event, chain, gate);
                            const std::string got = answer ? "" : answer.error().code;
                            EXPECT_EQ(got, want)
                                << fmt::format("{} {}, {} {} at gate {} of {}", who.name, author ? "(author)" : "",
                                               name_of(state), name_of(event), gate + 1, chain.size());
                            EXPECT_EQ(std::ranges::find(possible_now, event) != possible_now.end(), want.empty());
                            ++walked;
                            allowed += want.empty() ? 1 : 0;
                        }
                    }
    EXPECT_EQ(walked, 7 * 16 * 2 * 10 * 13);
    EXPECT_GT(allowed, 500);
}

TEST(Workflow, OnlyTheSystemMovesByItself)
{
    const Chain chain = default_chain();
    const std::set<AccountId> authors{somebody};
    const auto system = access::system_actor();
    for (const auto& [from, event] : {std::pair{State::approved, Event::schedule},
                                      {State::approved, Event::publish},
                                      {State::scheduled, Event::publish},
                                      {State::live, Event::supersede},
                                      {State::live, Event::expire}})
        EXPECT_TRUE(may(system, event, {here, {}, from, 0, &chain, &authors, "articles.write"})) << name_of(event);
}

TEST(Workflow, AChangeAtAGateGoesBackToTheFirstGateThatApproves)
{
    const Chain province{receive, moderate, decide};
    EXPECT_EQ(gate_after_edit(province, 0), 0U);
    EXPECT_EQ(gate_after_edit(province, 1), 1U);
    EXPECT_EQ(gate_after_edit(province, 2), 1U);
    EXPECT_EQ(gate_after_edit({receive, decide}, 1), 1U);
    EXPECT_EQ(gate_after_edit({decide}, 0), 0U);
    EXPECT_EQ(gate_after_edit({moderate, receive, decide}, 2), 0U);
}

}   // namespace
}   // namespace tantrao::publication
