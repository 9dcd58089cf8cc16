// Which provisions a list names: "điểm a, b khoản 2 Điều 5 và Điều 7", "Điều 5 khoản 2", "Mục 2 Chương IV".
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/citation_items.hpp"
#include "law/citation_parts.hpp"

#include <algorithm>

namespace tantrao::law {

namespace {

using enum CitedItem::Level;
using Level = CitedItem::Level;

class Composer {
  public:
    explicit Composer(std::vector<CitedItem> items) : items_(std::move(items)) {}

    std::optional<ProvisionList> list()
    {
        ProvisionList out;
        out.end = items_.back().end;
        for (const CitedItem& item : items_) {
            out.has_article = out.has_article || item.level >= article;
            out.needs_document = out.needs_document || (item.level == annex && item.values[0].id.empty());
            out.is_current = out.is_current || item.values[0].id == "nay";
            out.is_capital = out.is_capital || (item.level >= article && item.capital && item.written_out);
        }
        return compose(out) ? std::optional(std::move(out)) : std::nullopt;
    }

  private:
    // One path from the article, or the chapter, down: values by level.
    struct Entry {
        std::array<std::string, 8> value;
        Level top = article;
        std::size_t begin = 0, end = 0;   // where it was said first
        // What stands directly before an annex is inside it, a clause without an article inside a section or a part.
        bool below(Level level, bool apart) const
        {
            if (level == annex)
                return top != annex && !apart;
            const bool is_clause_alone = top <= clause && value[article].empty();
            return top < level && top != annex && ((top >= subsection) == (level >= subsection) || is_clause_alone);
        }
    };

    bool compose(ProvisionList& out)
    {
        std::vector<bool> bigger_follows(items_.size());
        Level biggest = point;
        for (std::size_t i = items_.size(); i-- > 0;) {
            bigger_follows[i] = items_[i].level < biggest;
            biggest = std::max(biggest, items_[i].level);
        }
        for (std::size_t i = 0; i < items_.size(); ++i)
            add(i, bigger_follows[i]);
        for (Entry& entry : entries_)
            if (!finish(entry))
                return false;
        for (const Entry& entry : entries_) {
            std::string id;
            for (std::size_t level = annex + 1; level-- > 0;) {
                const bool numberless = level == annex && entry.top == annex && entry.value[level].empty();
                if (entry.value[level].empty() && !numberless)
                    continue;
                id += (id.empty() ? "" : "-") + std::string(level_words[level].id) + (numberless ? "" : "-" + entry.value[level]);
            }
            out.in_articles = out.in_articles || !entry.value[article].empty();
            const bool in_article = !entry.value[article].empty() || entry.value[clause].empty();
            out.is_composed = out.is_composed || (in_article && std::ranges::count(id, '-') > 2);
            if (std::ranges::find(out.provisions, id, &Said::id) == out.provisions.end())
                out.provisions.push_back({std::move(id), entry.begin, entry.end});
        }
        return true;
    }

    void add(std::size_t i, bool bigger_follows)
    {
        const CitedItem& item = items_[i];
        const bool may_hold = i > 0 && item.level > article && item.level != annex && !item.added;
        holds_article_ = may_hold && (items_[i - 1].level == article || holds_article_);
        if (holds_article_)   // "Điều 5, Chương II": the article says it all
            return;
        const bool down = i > 0 && items_[i - 1].level > item.level && (!item.apart || item.enclosed || !bigger_follows);
        const bool beside = i > 0 && items_[i - 1].level == item.level && descending_ && (item.enclosed || !bigger_follows);
        std::vector<CitedItem::Value> values = item.values;
        if (item.range && i > 0 && items_[i - 1].level == item.level) {
            values.clear();
            for (std::string& one : range_between(item.level, items_[i - 1].values.back().id, item.values[0].id))
                values.push_back({std::move(one), item.begin, item.end});
        }
        if (down || beside)
            return add_below(item.level, values);
        descending_ = false;
        std::size_t first = 0;
        for (Entry& entry : entries_)
            if (entry.below(item.level, item.apart)) {
                entry.value[item.level] = values.empty() ? "" : values[0].id;
                entry.top = item.level;
                first = 1;
            }
        for (std::size_t v = first; v < values.size(); ++v) {
            Entry entry;
            entry.value[item.level] = values[v].id;
            entry.top = item.level;
            entry.begin = values[v].begin;
            entry.end = values[v].end;
            entries_.push_back(std::move(entry));
        }
    }

    // "Điều 5 khoản 2": the clause is inside what was said last, which is then not cited as a whole.
    void add_below(Level level, const std::vector<CitedItem::Value>& values)
    {
        if (entries_.empty())
            return;
        Entry above = entries_.back();
        bool whole = true;
        for (std::size_t below = 0; below <= level; ++below) {
            whole = whole && above.value[below].empty();
            above.value[below].clear();
        }
        if (whole)   // its words belong to the first below it
            entries_.pop_back();
        const std::size_t before = entries_.size();
        for (const CitedItem::Value& value : values) {
            entries_.push_back(above);
            entries_.back().value[level] = value.id;
            if (!whole || entries_.size() > before + 1)
                entries_.back().begin = value.begin;
            entries_.back().end = value.end;
        }
        descending_ = true;
    }

    // False where a clause has no article.
    bool finish(Entry& entry)
    {
        if (entry.top >= article)
            return true;
        if (entry.value[clause] == "nay" || entry.value[point] == "nay") {
            if (entry.value[clause].empty())
                entry.value[clause] = "nay";
            entry.value[article] = "nay";
            return true;
        }
        for (const Entry& other : entries_)
            if (&other < &entry && other.top == article && !other.value[article].empty()) {
                entry.value[article] = other.value[article];
                entry.top = article;
            }
        return entry.top == article;
    }

    std::vector<CitedItem> items_;
    std::vector<Entry> entries_;
    bool descending_ = false;
    bool holds_article_ = false;   // the item before
};

}   // namespace

std::optional<ProvisionList> provisions_at(const FoldedText& text, std::size_t at)
{
    auto items = cited_items_at(text, at);
    return items.empty() ? std::nullopt : Composer(std::move(items)).list();
}

}   // namespace tantrao::law
