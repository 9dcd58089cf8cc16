// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/stated_relations.hpp"

#include "law/citations.hpp"
#include "law/document_number.hpp"
#include "law/folded_text.hpp"
#include "law/running_day.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace tantrao::law {

namespace {

using Does = StatedRelation::Does;

struct Verb {
    std::string_view folded;
    Does does;
};
// Not those of amendment_statement: there phrases of verbs rewrite words and provisions, here a whole document ends, changes or is replaced.
constexpr std::array verbs{Verb{"thay the", Does::replaces}, Verb{"bai bo", Does::repeals}, Verb{"huy bo", Does::repeals},
                           Verb{"sua doi", Does::amends}, Verb{"bo sung", Does::amends}};
// Between a verb and what it is about.
constexpr std::array<std::string_view, 13> between{"toan bo", "mot so dieu", "mot so noi dung", "mot so", "cua", "cac", "cho",
                                                   "van ban", "noi dung",    "sau day",         "sau",    "va",  "so"};
// Behind these a verb is no statement of this text: "không thay thế", "được sửa đổi", "về việc bãi bỏ".
constexpr std::array<std::string_view, 6> not_of_this{"khong", "duoc", "bi", "da", "viec", "chua"};
constexpr std::size_t longest_gap = 400;   // letters between a verb and its document

bool ends_sentence(const FoldedText& text, std::size_t at)
{
    return text.at(at) == '\n' || (text.at(at) == '.' && !text.is_digit(at + 1));
}

// "ngày 20 tháng 11 năm 2018", "ngày 20/11/2018"; "" where none stands here.
std::string day_behind(const FoldedText& text, std::size_t at)
{
    const std::size_t word = text.after(text.skip_blanks(at), "ngay");
    const auto day = word == 0 ? std::nullopt : day_at(text, word);
    return day ? day->civil() : std::string();
}

// One paragraph or heading.
class Line {
  public:
    Line(std::string_view line, bool is_title) : text_(line), is_title_(is_title)
    {
        std::size_t at = 0;
        const auto place_of = [&](std::size_t byte) {
            while (at < text_.size() && text_.byte(at) < byte)
                ++at;
            return at;
        };
        for (Citation& one : find_citations(line)) {
            if (one.target == Citation::Target::this_text)
                continue;
            const std::size_t begin = place_of(one.begin), end = place_of(one.end);
            cited_.push_back({std::move(one), begin, end});
        }
    }

    // `announced`: what the line above says of all that are listed below it.
    template <class Found>
    void statements(const Found& found, std::optional<Does> announced)
    {
        std::optional<Does> does;
        std::size_t from = 0;
        for (const Cited& one : cited_) {
            const bool is_number = one.citation.target == Citation::Target::number;
            const bool is_listed = from == 0 && text_.skip_blanks(0) == one.begin && announced;
            does = !is_number ? std::nullopt : is_listed ? announced : does_to(from, one, does);
            if (does)
                found(is_partial(one, *does) ? Does::amends : *does, one.citation.document, day_behind(text_, one.end));
            from = one.end;
        }
    }
    // "Bãi bỏ các văn bản sau đây:"
    std::optional<Does> announces() const
    {
        const std::string& letters = text_.letters();
        if (!cited_.empty() || !letters.ends_with(":") || letters.size() > longest_gap)
            return std::nullopt;
        for (std::size_t at = letters.size(); at-- > 0;)
            for (const Verb& verb : verbs)
                if (text_.after(at, verb.folded) != 0 && is_statement(at, 0, false) &&
                    letters.find(" sau", at) != std::string::npos)
                    return verb.does;
        return std::nullopt;
    }
    // Those that are named on the way, as what changed a ground, are none.
    template <class Found>
    void grounds(const Found& found)
    {
        std::size_t from = 0;
        for (const Cited& one : cited_) {
            const std::string_view gap = std::string_view(text_.letters()).substr(from, one.begin - from);
            if (one.citation.target == Citation::Target::number && gap.find("sua doi") == std::string_view::npos)
                found(Does::is_based_on, one.citation.document, day_behind(text_, one.end));
            from = one.end;
        }
    }
    bool begins_with(std::string_view words) const { return text_.after(text_.skip_blanks(0), words) != 0; }

  private:
    struct Cited {
        Citation citation;
        std::size_t begin = 0, end = 0;
    };

    static bool is_partial(const Cited& one, Does does) { return does != Does::amends && !one.citation.provisions.empty(); }

    // `before`: what is done to the document that was named before, which ends at `from`.
    std::optional<Does> does_to(std::size_t from, const Cited& one, std::optional<Does> before) const
    {
        std::size_t begin = from;
        bool same_sentence = from > 0;
        for (std::size_t at = from; at < one.begin; ++at)
            if (ends_sentence(text_, at)) {
                begin = at + 1;
                same_sentence = false;
            }
        begin = std::max(begin, one.begin - std::min(one.begin, longest_gap));
        for (std::size_t at = one.begin; at-- > begin;)
            for (const Verb& verb : verbs)
                if (const std::size_t end = text_.after(at, verb.folded))
                    return is_statement(at, begin, same_sentence) && leads_to(end, one.begin) ? std::optional(verb.does)
                                                                                              : std::nullopt;
        if (before && same_sentence && is_list(begin, one.begin))
            return before;
        return is_over(one.end) ? std::optional(Does::repeals) : std::nullopt;
    }

    bool is_statement(std::size_t verb, std::size_t begin, bool same_sentence) const
    {
        std::size_t end = verb;
        // "sửa đổi, bổ sung": what stands before the first of the two counts.
        for (const std::string_view first : {"sua doi, ", "sua doi va ", "sua doi "})
            if (end >= first.size() && std::string_view(text_.letters()).substr(end - first.size(), first.size()) == first) {
                end -= first.size();
                break;
            }
        const std::string_view word = text_.word_before(end);
        const bool is_other = std::ranges::find(not_of_this, word) != not_of_this.end();
        if (is_other && !(is_title_ && word == "viec" && !same_sentence))
            return false;
        if (!same_sentence)
            return true;
        // Behind another document only where a new part of the sentence begins: otherwise that one does it.
        std::size_t at = end;
        while (at > begin && text_.at(at - 1) == ' ')
            --at;
        const char sign = at == 0 ? '\0' : text_.at(at - 1);
        return sign == ';' || sign == ',' || sign == ':' || word == "va" || word == "thoi" || word == "nay";
    }

    // Only small words, or the name of an attached text, stand between a verb and the document.
    bool leads_to(std::size_t at, std::size_t to) const
    {
        const std::string_view gap = std::string_view(text_.letters()).substr(at, to - at);
        if (gap.ends_with("kem theo ") || gap.ends_with("kem theo cac "))
            return true;
        while (at < to) {
            if (const char sign = text_.at(at); sign == ' ' || sign == ',' || sign == ':' || sign == '-') {
                ++at;
                continue;
            }
            std::size_t end = 0;
            for (const std::string_view words : between)
                if (end = text_.after(at, words); end != 0)
                    break;
            for (const Verb& verb : verbs)
                end = end == 0 ? text_.after(at, verb.folded) : end;
            if (end == 0)
                return false;
            at = end;
        }
        return true;
    }

    // "…, Quyết định", "… và các Quyết định", with what the one before is about between them.
    bool is_list(std::size_t from, std::size_t to) const
    {
        std::string_view gap = std::string_view(text_.letters()).substr(from, to - from);
        for (const std::string_view other : {"can cu", " theo ", "quy dinh tai", "huong dan"})
            if (gap.find(other) != std::string_view::npos)
                return false;
        for (const std::string_view small : {"cac ", "so "})
            if (gap.ends_with(small))
                gap.remove_suffix(small.size());
        return gap.ends_with(", ") || gap.ends_with("; ") || gap.ends_with(" va ") || gap.ends_with("- ");
    }

    // "… hết hiệu lực kể từ ngày Quyết định này có hiệu lực"
    bool is_over(std::size_t from) const
    {
        std::size_t end = from;
        while (end < text_.size() && end < from + longest_gap && !ends_sentence(text_, end))
            ++end;
        const std::string_view rest = std::string_view(text_.letters()).substr(from, end - from);
        const std::size_t over = rest.find("het hieu luc");
        return over != std::string_view::npos && rest.find("nay co hieu luc", over) != std::string_view::npos;
    }

    FoldedText text_;
    bool is_title_;
    std::vector<Cited> cited_;
};

class Walk {
  public:
    explicit Walk(const LegalText& text) : own_(key_of(facts_of(text).number))
    {
        for (const Node& part : text.parts) {
            if (part.kind == Kind::title)
                statements(part.text, std::nullopt, true);
            else if (part.kind == Kind::preamble)
                grounds(part);
            else if (part.kind == Kind::body)
                body(part, std::nullopt);
        }
    }
    std::vector<StatedRelation> take() { return std::move(out_); }

  private:
    static std::string key_of(std::string_view number) { return slug_of(parse_document_number(number)); }

    void add(Does does, const std::string& number, std::string day)
    {
        const std::string key = key_of(number);
        if (key.empty() || key == own_)
            return;
        const auto [known, is_new] = places_.try_emplace(key, out_.size());
        if (is_new)
            out_.push_back({does, number, std::move(day), at_});
        else if (out_[known->second].does == Does::is_based_on && does != Does::is_based_on)
            out_[known->second] = {does, number, day.empty() ? out_[known->second].issued_on : std::move(day), at_};
    }
    // Returns what holds for the lines below it.
    std::optional<Does> statements(std::string_view line, std::optional<Does> announced, bool is_title = false)
    {
        Line read(line, is_title);
        read.statements([&](Does does, const std::string& number, std::string day) { add(does, number, std::move(day)); },
                        announced);
        const auto below = read.announces();
        return below ? below : announced;
    }
    void grounds(const Node& preamble)
    {
        for (const Node& line : preamble.children)
            if (Line read(line.text, false); line.kind == Kind::basis && read.begins_with("can cu"))
                read.grounds([&](Does does, const std::string& number, std::string day) { add(does, number, std::move(day)); });
    }
    std::optional<Does> body(const Node& node, std::optional<Does> announced)
    {
        if (node.kind == Kind::quoted)
            return announced;
        const std::string outer = at_;
        if (!node.id.empty() && is_provision(node.kind))
            at_ = node.id;
        announced = statements(node.text, statements(node.heading, announced));
        for (const Node& child : node.children)
            if (const auto below = body(child, announced); !is_provision(child.kind))
                announced = below;
        at_ = outer;
        return announced;
    }

    const std::string own_;
    std::string at_;
    std::map<std::string, std::size_t> places_;   // in out_, by key
    std::vector<StatedRelation> out_;
};

}   // namespace

std::vector<StatedRelation> stated_relations(const LegalText& text) { return Walk(text).take(); }

}   // namespace tantrao::law
