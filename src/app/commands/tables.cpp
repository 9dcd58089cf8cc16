// The tables of the program: its routes, powers, and the states of an edition.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/commands/list.hpp"
#include "app/console.hpp"
#include "app/core.hpp"
#include "app/features.hpp"
#include "platform/publication/workflow.hpp"

#include <fmt/format.h>

namespace tantrao::app {

namespace {

std::string kind_of(const web::Route& route) { return route.is_reader() ? "reader" : route.is_desk() ? "desk" : "open"; }

int routes(const Arguments& arguments)
{
    Json all = Json::array();
    std::vector<std::vector<std::string>> rows;
    for (const web::Feature& feature : features())
        for (const web::Route& route : feature.routes) {
            const std::string method = route.method == http::Method::post ? "POST" : "GET";
            all.push_back({{"kind", kind_of(route)},
                           {"method", method},
                           {"pattern", route.pattern},
                           {"name", route.name},
                           {"power", route.power},
                           {"feature", feature.name},
                           {"parameters", route.parameters}});
            rows.push_back({kind_of(route), method, route.pattern, route.name, route.power});
        }
    if (arguments.has("json"))
        say_json(all);
    else
        say(table_of(rows));
    return 0;
}

// A state diagram for Mermaid, from the one table of moves.
std::string diagram()
{
    std::string text = "stateDiagram-v2\n";
    for (const publication::Move& move : publication::moves())
        text += fmt::format("    {} --> {}: {}\n", name_of(move.from), name_of(move.to), name_of(move.event));
    return text;
}

int workflow(bool as_json, bool as_diagram)
{
    Json all = Json::array();
    std::vector<std::vector<std::string>> rows;
    for (const publication::Move& move : publication::moves()) {
        const std::string power = move.power.empty()      ? "(the gate's)"
                                  : move.power == "-"     ? "(the system)"
                                  : move.power == "write" ? "(to write the kind)"
                                                          : std::string(move.power);
        all.push_back({{"from", name_of(move.from)}, {"event", name_of(move.event)}, {"to", name_of(move.to)}, {"power", power}});
        rows.push_back({std::string(name_of(move.from)), std::string(name_of(move.event)), std::string(name_of(move.to)), power});
    }
    if (as_json)
        say_json(all);
    else
        say(as_diagram ? diagram() : table_of(rows));
    return 0;
}

int powers(const Arguments& arguments)
{
    if (arguments.has("workflow") || arguments.has("diagram"))
        return workflow(arguments.has("json"), arguments.has("diagram"));
    Json all = Json::array();
    std::vector<std::vector<std::string>> rows;
    for (const access::Power& power : access::powers()) {
        all.push_back({{"power", power.name}, {"level", access::name_of(power.level)}, {"meaning", power.meaning}});
        rows.push_back({std::string(power.name), std::string(access::name_of(power.level)), std::string(power.meaning)});
    }
    if (arguments.has("json"))
        say_json(all);
    else
        say(table_of(rows));
    return 0;
}

}   // namespace

std::vector<Command> table_commands()
{
    return {
        {"routes",
         "print every address the program answers",
         "Prints every route: who it is for, method, pattern, name, power.",
         {},
         {data_option(), json_option()},
         routes},
        {"powers",
         "print who may do what, and the states of an edition",
         "Prints the powers that code asks for and the level that has them; with --workflow the table of states, with --diagram a\n"
         "diagram of them (Mermaid).",
         {},
         {data_option(),
          {"workflow", "", "the states of an edition and who moves it", Option::Need::optional},
          {"diagram", "", "the same as a diagram", Option::Need::optional},
          json_option()},
         powers},
    };
}

}   // namespace tantrao::app
