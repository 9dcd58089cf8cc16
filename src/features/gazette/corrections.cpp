// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/gazette/corrections.hpp"
#include "base/json.hpp"
#include "features/gazette/issue.hpp"
#include "platform/publication/publication_store.hpp"
#include <algorithm>
#include <array>
#include <functional>
#include <optional>

namespace tantrao::gazette {
namespace {

using publication::State;

constexpr std::array<std::string_view, 4> change_names{"", "added", "replaced", "removed"};   // in the order of FileChange

bool was_public(State state)
{
    return state == State::live || state == State::superseded || state == State::expired || state == State::withdrawn;
}

// When editions went public, asked in their order. Some have the same content.
class DaysOfPublication {
  public:
    DaysOfPublication(db::Connection& core, ItemId item) : left_(publication::history_of(core, item))   // newest first
    {
        std::erase_if(left_, [](const publication::HistoryLine& line) {
            return line.event != publication::name_of(publication::Event::publish);
        });
    }
    std::optional<Instant> next(const publication::Edition& edition)
    {
        while (!left_.empty()) {
            const publication::HistoryLine line = left_.back();
            left_.pop_back();
            if (line.content_hash == edition.content_hash)
                return line.at;
        }
        return std::nullopt;
    }

  private:
    std::vector<publication::HistoryLine> left_;
};

FileChange change_of(const std::string& before, const std::string& after)
{
    if (before == after)
        return FileChange::none;
    return before.empty() ? FileChange::added : after.empty() ? FileChange::removed : FileChange::replaced;
}

// An edition has one correction, with the change of its file in it.
void add_change(std::vector<Correction>& corrections, Instant at, FileChange change)
{
    const auto same = std::ranges::find(corrections, at, &Correction::at);
    if (same != corrections.end())
        same->file = change;
    else
        corrections.push_back({"", at, change});
}

}   // namespace

std::vector<Correction> corrections_of(db::Connection& core, const publication::Item& item, const publication::Edition& shown,
                                       Instant now)
{
    std::vector<Correction> corrections;
    for (const publication::PublicNote& note : publication::public_notes_of(core, item, shown, now))
        corrections.push_back({note.note, note.at});
    DaysOfPublication days(core, item.id);
    const auto editions = publication::editions_of(core, item.id);   // newest first
    std::optional<std::string> before;
    for (auto edition = editions.rbegin(); edition != editions.rend(); ++edition) {
        if (!was_public(edition->state) && edition->id != shown.id)
            continue;
        const std::string file = from_content(edition->content).value().file.hash;
        const FileChange change = before ? change_of(*before, file) : FileChange::none;
        const auto day = was_public(edition->state) ? days.next(*edition) : std::nullopt;
        if (change != FileChange::none)
            add_change(corrections, day.value_or(item.changed_at.value_or(now)), change);
        before = file;
    }
    std::ranges::stable_sort(corrections, std::ranges::greater{}, &Correction::at);
    return corrections;
}

std::string corrections_json(const std::vector<Correction>& corrections)
{
    Json list = Json::array();
    for (const Correction& one : corrections)
        list.push_back({{"note", one.note}, {"at", one.at.us}, {"file", name_of(one.file)}});
    return dump_json(list);
}

std::vector<Correction> corrections_in(std::string_view json)
{
    std::vector<Correction> corrections;
    const Json list = parse_json(json).value();   // written above
    for (const Json& one : list) {
        const auto change = std::ranges::find(change_names, json_text(one, "file"));
        corrections.push_back({json_text(one, "note"), Instant{one.at("at").get<std::int64_t>()},
                               static_cast<FileChange>(change - change_names.begin())});
    }
    return corrections;
}

std::string_view name_of(FileChange change) { return change_names.at(static_cast<std::size_t>(change)); }

}   // namespace tantrao::gazette
