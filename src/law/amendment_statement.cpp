// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/amendment_statement.hpp"

#include "law/citation_items.hpp"
#include "law/citations.hpp"

#include <algorithm>
#include <array>

namespace tantrao::law {

namespace {

using Does = Amendment::Does;

constexpr std::size_t longest_sentence = 4000;   // bytes; nothing longer says what is amended

struct Verb {
    std::string_view folded;
    Does does;
};
// Longer ones first.
constexpr std::array<Verb, 14> verbs{{{"thay the cum tu", Does::rewords},
                                      {"thay cum tu", Does::rewords},
                                      {"bai bo cum tu", Does::rewords},
                                      {"huy bo cum tu", Does::rewords},
                                      {"bo cum tu", Does::rewords},
                                      {"sua doi, bo sung", Does::rewrites},
                                      {"sua doi va bo sung", Does::rewrites},
                                      {"sua doi bo sung", Does::rewrites},
                                      {"sua doi", Does::rewrites},
                                      {"bo sung", Does::adds},
                                      {"bai bo", Does::ends},
                                      {"huy bo", Does::ends},
                                      {"thay the", Does::rewrites},
                                      {"dinh chinh", Does::rewrites}}};
constexpr std::array<std::string_view, 6> words_for_a_part{"doan", "ten", "tieu de", "cau", "gach dau dong", "cum tu"};

// Provisions named at one place. Positions are letters of the folded text.
struct Reference {
    std::size_t begin = 0, end = 0;
    std::vector<std::string> ids;
    std::string document;
    bool is_relative = false;   // "khoản 2": ids begin with the level below
    bool is_place = false;      // "vào Điều 5", "sau khoản 2": where something is put
    bool is_behind = false;     // "sau"
};

struct Span {
    std::size_t begin = 0, end = 0;   // bytes
};

// What stands between “ and ”, or between two ".
std::vector<Span> quotations(std::string_view sentence)
{
    constexpr std::string_view open = "“", close = "”", straight = "\"";
    std::vector<Span> spans;
    for (std::size_t at = 0; at < sentence.size();) {
        const bool is_straight = sentence.substr(at).starts_with(straight);
        if (!is_straight && !sentence.substr(at).starts_with(open)) {
            ++at;
            continue;
        }
        const std::size_t begin = at + (is_straight ? straight : open).size();
        const std::size_t end = sentence.find(is_straight ? straight : close, begin);
        if (end == std::string_view::npos)
            break;
        spans.push_back({begin, end});
        at = end + (is_straight ? straight : close).size();
    }
    return spans;
}

// "khoan-1", "khoan-2-diem-a" of items that name clauses and points only.
std::vector<std::string> relative_ids(const std::vector<CitedItem>& items)
{
    std::vector<std::string> clauses, points;
    for (const CitedItem& item : items) {
        if (item.level > CitedItem::clause || !item.written_out || item.values[0].id == "nay")
            return {};
        auto& values = item.level == CitedItem::clause ? clauses : points;
        for (const CitedItem::Value& value : item.values)
            values.push_back(value.id);
    }
    std::vector<std::string> ids;
    if (points.empty())
        for (const std::string& clause : clauses)
            ids.push_back("khoan-" + clause);
    else if (clauses.size() <= 1)
        for (const std::string& point : points)
            ids.push_back((clauses.empty() ? "" : "khoan-" + clauses[0] + "-") + "diem-" + point);
    return ids;
}

// "dieu-5" of "dieu-5-khoan-2" for what begins with "khoan-", "dieu-5-khoan-2" for what begins with "diem-".
std::string holder_of(std::string_view id, std::string_view relative)
{
    const std::size_t cut = relative.starts_with("khoan-") ? id.find("-khoan-") : id.find("-diem-");
    return std::string(id.substr(0, cut));
}

class StatementReader {
  public:
    StatementReader(std::string_view sentence, std::string_view inside)
        : sentence_(sentence), text_(sentence), inside_(inside), quotes_(quotations(sentence))
    {
    }

    Statement read()
    {
        absolute();
        relative();
        std::ranges::sort(references_, {}, &Reference::begin);
        find_verbs();
        find_places();
        resolve();
        Statement out;
        out.announces_text = text_.letters().find("nhu sau") != std::string::npos;
        out.document = verbs_.empty() ? "" : document_;
        for (const Reference& reference : references_)
            if (!reference.is_place && !reference.ids.empty())
                put(reference, out);
        if (out.amendments.size() == 1 && out.amendments[0].provisions.size() == 1)
            out.subject = out.amendments[0].provisions[0];
        return out;
    }

  private:
    struct Found {
        std::size_t begin = 0, end = 0;
        Does does = Does::rewrites;
    };

    std::size_t letter_of(std::size_t byte) const
    {
        std::size_t i = 0;
        while (i < text_.size() && text_.byte(i) < byte)
            ++i;
        return i;
    }

    bool is_quoted(std::size_t byte) const
    {
        return std::ranges::any_of(quotes_, [&](const Span& span) { return byte >= span.begin && byte < span.end; });
    }

    void absolute()
    {
        for (const Citation& citation : find_citations(sentence_)) {
            if (is_quoted(citation.begin))
                continue;
            Reference reference{letter_of(citation.begin), letter_of(citation.end), {}, citation.document};
            for (const std::string& id : citation.provisions)
                if (!id.starts_with("dieu-nay"))
                    reference.ids.push_back(id);
            if (!citation.document.empty() && document_.empty())
                document_ = citation.document;
            references_.push_back(std::move(reference));
        }
    }

    void relative()
    {
        const std::size_t known = references_.size();
        for (std::size_t i = 0; i < text_.size();) {
            const auto inside =
                std::find_if(references_.begin(), references_.begin() + static_cast<std::ptrdiff_t>(known),
                             [&](const Reference& reference) { return i >= reference.begin && i < reference.end; });
            if (inside != references_.begin() + static_cast<std::ptrdiff_t>(known)) {
                i = inside->end;
                continue;
            }
            const bool start = text_.is_letter(i) && text_.is_edge(i) && !is_quoted(text_.byte(i));
            const auto items = start ? cited_items_at(text_, i) : std::vector<CitedItem>{};
            if (items.empty()) {
                ++i;
                continue;
            }
            Reference reference{i, items.back().end, relative_ids(items), "", true};
            i = std::max(reference.end, i + 1);
            if (!reference.ids.empty())
                references_.push_back(std::move(reference));
        }
    }

    void find_verbs()
    {
        for (std::size_t i = 0; i < text_.size(); ++i) {
            if (!text_.is_edge(i) || is_quoted(text_.byte(i)))
                continue;
            for (const Verb& verb : verbs)
                if (const std::size_t end = text_.after(i, verb.folded); end != 0) {
                    verbs_.push_back({i, end, verb.does});
                    i = end;
                    break;
                }
        }
    }

    // The verb before the provisions, or else the first one behind them: "Khoản 2 được sửa đổi".
    const Found* verb_of(const Reference& reference) const
    {
        const Found* found = nullptr;
        for (const Found& verb : verbs_)
            if (verb.begin < reference.begin || found == nullptr)
                found = &verb;
        return found;
    }

    void find_places()
    {
        bool any_before = false;
        for (Reference& reference : references_) {
            const std::string_view word = text_.word_before(reference.begin);
            reference.is_behind = word == "sau";
            reference.is_place = any_before && (word == "sau" || word == "vao");
            any_before = any_before || !reference.ids.empty();
        }
    }

    // Gives the relative ones what they are inside of: what is named next, or before, or what the sentence above was about.
    void resolve()
    {
        for (std::size_t i = 0; i < references_.size(); ++i) {
            Reference& reference = references_[i];
            if (!reference.is_relative)
                continue;
            const Reference* holder = nullptr;
            for (std::size_t other = i + 1; other < references_.size() && holder == nullptr; ++other)
                holder = !references_[other].is_relative && !references_[other].ids.empty() ? &references_[other] : nullptr;
            for (std::size_t other = i; other-- > 0 && holder == nullptr;)
                holder = !references_[other].is_relative && !references_[other].ids.empty() ? &references_[other] : nullptr;
            const std::string base = holder_of(holder == nullptr ? std::string_view(inside_) : holder->ids[0], reference.ids[0]);
            if (holder != nullptr && reference.document.empty())
                reference.document = holder->document;
            if (base.empty())
                reference.ids.clear();
            for (std::string& id : reference.ids)
                id = base + "-" + id;
        }
    }

    void put(const Reference& reference, Statement& out) const
    {
        const Found* verb = verb_of(reference);
        if (verb == nullptr)
            return;
        const std::size_t from = verb->begin < reference.begin ? verb->end : 0;
        for (std::size_t i = from; i < reference.begin && verb->does != Does::rewords; ++i)
            for (const std::string_view word : words_for_a_part)
                out.is_partial = out.is_partial || (text_.is_edge(i) && text_.after(i, word) != 0);
        auto& all = out.amendments;
        const std::string behind = verb->does == Does::adds ? place_behind(reference) : "";
        const bool goes_on = !all.empty() && all.back().does == verb->does && all.back().document == reference.document &&
                             all.back().after == behind;
        if (!goes_on) {
            all.push_back({verb->does, "", reference.document, {}, behind});
            if (verb->does == Does::rewords)
                words(*verb, all.back());
        }
        all.back().provisions.insert(all.back().provisions.end(), reference.ids.begin(), reference.ids.end());
    }

    std::string place_behind(const Reference& reference) const
    {
        for (const Reference& other : references_)
            if (other.is_place && other.is_behind && other.begin > reference.begin && !other.ids.empty())
                return other.ids[0];
        return "";
    }

    // “A” by “B”, or “A” dropped by a verb that drops; anything else is not known.
    void words(const Found& verb, Amendment& amendment) const
    {
        const auto quoted = [&](const Span& span) { return std::string(sentence_.substr(span.begin, span.end - span.begin)); };
        const std::string_view letters = text_.letters();
        const bool replaces =
            letters.find("bang cum tu") != std::string_view::npos || letters.find("thanh cum tu") != std::string_view::npos;
        const bool drops = !replaces && letters.substr(verb.begin, verb.end - verb.begin).ends_with("bo cum tu");
        if (quotes_.size() != (replaces ? 2U : 1U) || !(replaces || drops))
            return;
        amendment.old_words = quoted(quotes_[0]);
        amendment.new_words = replaces ? quoted(quotes_[1]) : "";
    }

    std::string_view sentence_;
    FoldedText text_;
    std::string inside_;
    std::vector<Span> quotes_;
    std::vector<Reference> references_;
    std::vector<Found> verbs_;
    std::string document_;
};

}   // namespace

Statement read_statement(std::string_view sentence, std::string_view inside)
{
    return sentence.size() > longest_sentence ? Statement{} : StatementReader(sentence, inside).read();
}

}   // namespace tantrao::law
