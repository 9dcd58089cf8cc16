// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/command.hpp"
#include "app/console.hpp"
#include "extraction/reader.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace tantrao::app {

namespace {

bool asks_for_help(const std::string& word) { return word == "--help" || word == "-h" || word == "help"; }

// "account add" of "account add --data x"; null if no command begins so.
const Command* find_command(const std::vector<std::string>& words, std::size_t& used)
{
    for (used = std::min<std::size_t>(words.size(), 2); used > 0; --used) {
        const std::string name = used == 2 ? words[0] + " " + words[1] : words[0];
        const auto found = std::ranges::find(commands(), name, &Command::name);
        if (found != commands().end())
            return &*found;
    }
    return nullptr;
}

std::string usage_of(const Command& command)
{
    std::string usage = "tantrao " + command.name;
    for (const Option& option : command.options) {
        const std::string shown = "--" + option.name + (option.value.empty() ? "" : " " + option.value);
        usage += option.need == Option::Need::required ? " " + shown : " [" + shown + "]";
    }
    for (const std::string& word : command.positional)
        usage += " " + word;
    return usage;
}

std::string help_of(const Command& command)
{
    std::string help = fmt::format("{}\n\nUsage: {}\n", command.help.empty() ? command.summary : command.help, usage_of(command));
    if (!command.options.empty())
        help += "\nOptions:\n";
    for (const Option& option : command.options)
        help += fmt::format("  {:<28} {}\n", "--" + option.name + (option.value.empty() ? "" : " " + option.value), option.help);
    return help;
}

// All commands, or those of one group ("account").
std::string list_of_commands(std::string_view group)
{
    std::string list;
    for (const Command& command : commands())
        if (group.empty() || command.name == group || command.name.starts_with(std::string(group) + " "))
            list += fmt::format("  {:<20} {}\n", command.name, command.summary);
    return list;
}

std::string general_help()
{
    return fmt::format("Tân Trào, the portal server of a province.\n\nUsage: tantrao COMMAND [--data DIR] …\n\n{}\n"
                       "`tantrao COMMAND --help` tells more. The data directory is --data, or TANTRAO_DATA of the environment;\n"
                       "settings are in tantrao.toml there.\n",
                       list_of_commands({}));
}

int usage_error(const std::string& sentence, const std::string& where)
{
    say_error(fmt::format("{}. `tantrao {}--help` tells how it is used.", sentence, where.empty() ? "" : where + " "));
    return 2;
}

int unknown_command(const std::vector<std::string>& words)
{
    const std::string group = list_of_commands(words[0]);
    if (group.empty())
        return usage_error(fmt::format("there is no command “{}”", words[0]), "");
    if (words.size() == 1 || asks_for_help(words[1])) {
        say(fmt::format("Commands of {}:\n\n{}", words[0], group));
        return words.size() == 1 ? 2 : 0;
    }
    return usage_error(fmt::format("there is no command “{} {}”", words[0], words[1]), words[0]);
}

}   // namespace

int run_command_line(const std::vector<std::string>& words)
{
    if (!words.empty() && words[0] == extraction::child_word)   // in no help: only a server asks its child
        return extraction::answer_as_child({words.begin() + 1, words.end()});
    if (words.empty() || asks_for_help(words[0])) {
        say(general_help());
        return words.empty() ? 2 : 0;
    }
    const std::vector<std::string> known = words[0] == "--version" ? std::vector<std::string>{"version"} : words;
    std::size_t used = 0;
    const Command* command = find_command(known, used);
    if (command == nullptr)
        return unknown_command(known);
    const std::vector<std::string> rest(known.begin() + static_cast<std::ptrdiff_t>(used), known.end());
    if (std::ranges::any_of(rest, [](const auto& word) { return word == "--help" || word == "-h"; })) {
        say(help_of(*command));
        return 0;
    }
    try {
        return command->run(Arguments::parse(rest, command->options, command->positional));
    } catch (const UsageError& error) {
        return usage_error(error.what(), command->name);
    } catch (const Refused& refused) {
        say_error(refused.what());
        return 1;
    } catch (const std::exception& broken) {
        say_error(broken.what());
        return 3;
    }
}

}   // namespace tantrao::app
