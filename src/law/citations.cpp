// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/citations.hpp"

#include "law/citation_parts.hpp"

#include <algorithm>
#include <array>

namespace tantrao::law {

namespace {

constexpr std::size_t most_shared = 20;   // provisions that are said of each of several documents

// Words after which "Điều này" is the article and not "this thing".
constexpr std::array<std::string_view, 16> leading_words{"tai",  "theo", "cua",   "trong", "o",    "voi", "thuoc", "va",
                                                         "hoac", "tru",  "ngoai", "boi",   "dinh", "nhu", "khoan", "diem"};

class Finder {
  public:
    explicit Finder(std::string_view source) : text_(source) {}

    std::vector<Citation> find()
    {
        while (at_ < text_.size()) {
            const bool start = (text_.is_letter(at_) || text_.is_digit(at_)) && text_.is_edge(at_);
            if (!start || (!cited_provisions() && !cited_document()))
                ++at_;
        }
        return std::move(out_);
    }

  private:
    bool cited_provisions()
    {
        const auto list = provisions_at(text_, at_);
        if (!list)
            return false;
        const auto document = list->is_current ? std::nullopt : document_of(text_, *list);
        if (!document && !stands_alone(*list))
            return false;
        if (!document)
            put(at_, {at_, list->end, Citation::Target::this_text}, list->provisions);
        else
            put(at_, *document, list->provisions);
        if (document && document->is_first && list->provisions.size() <= most_shared)
            cited_of_others(std::move(list->provisions));
        return true;
    }

    // "khoản 1 Điều 2 của các Quyết định số 10/2024/QĐ-UBND, số 20/2025/QĐ-UBND": said of each of them.
    void cited_of_others(std::vector<Said> provisions)
    {
        while (const auto document = next_document(text_, at_)) {
            for (Said& one : provisions) {
                one.begin = document->begin;
                one.end = document->end;
            }
            put(document->begin, *document, provisions);
        }
    }

    bool stands_alone(const ProvisionList& list) const
    {
        if (list.needs_document)
            return false;
        if (list.is_current)
            return list.provisions.front().id != "dieu-nay" ||
                   (list.is_capital && std::ranges::find(leading_words, text_.word_before(at_)) != leading_words.end());
        return list.has_article && (list.is_capital || list.is_composed);
    }

    bool cited_document()
    {
        auto document = document_at(text_, at_);
        if (!document)
            return false;
        std::vector<Said> provisions;
        if (auto behind = provisions_behind(document->end)) {
            document->end = behind->end;
            provisions = std::move(behind->provisions);
        }
        if (document->is_plain_name && provisions.empty())
            return false;
        put(document->begin, *document, provisions);
        return true;
    }

    // "(Điều 79, Điều 87)", ", khoản 2 Điều 3" or "tại Điều 3" directly behind a document, if no other document claims them.
    std::optional<ProvisionList> provisions_behind(std::size_t at) const
    {
        at = text_.skip_blanks(at);
        const char c = text_.at(at);
        const std::size_t after_tai = text_.after(at, "tai");
        if (c != '(' && c != ',' && after_tai == 0)
            return {};
        auto list = provisions_at(text_, text_.skip_blanks(after_tai != 0 ? after_tai : at + 1));
        if (!list || list->is_current || list->needs_document || document_of(text_, *list))
            return {};
        if (c == '(') {
            const std::size_t end = text_.skip_blanks(list->end);
            if (text_.at(end) != ')')
                return {};
            list->end = end + 1;
        }
        return list;
    }

    void put(std::size_t begin, const Document& document, const std::vector<Said>& provisions)
    {
        Citation citation;
        citation.begin = text_.byte(begin);
        citation.end = text_.end_byte(document.end);
        citation.target = document.target;
        citation.is_elsewhere = document.is_elsewhere;
        citation.document = document.name;
        for (const Said& one : provisions) {
            citation.provisions.push_back(one.id);
            citation.places.push_back({text_.byte(one.begin), text_.end_byte(one.end)});
        }
        out_.push_back(std::move(citation));
        at_ = std::max(document.end, at_ + 1);
    }

    FoldedText text_;
    std::size_t at_ = 0;
    std::vector<Citation> out_;
};

}   // namespace

std::vector<Citation> find_citations(std::string_view text) { return Finder(text).find(); }

std::string resolved(std::string_view provision, std::string_view at)
{
    const auto part = [&](std::string_view word) -> std::string {
        const std::size_t from = at.find(std::string(word) + "-");
        if (from == std::string_view::npos || (from > 0 && at[from - 1] != '-'))
            return {};
        const std::size_t number = from + word.size() + 1;
        return std::string(at.substr(from, std::min(at.find('-', number), at.size()) - from));
    };
    if (!provision.starts_with("dieu-nay"))
        return std::string(provision);
    const std::string article = part("dieu");
    if (article.empty())
        return {};
    std::string out = std::string(at.substr(0, at.find(article))) + article + std::string(provision.substr(8));
    for (const std::string_view word : {"khoan", "diem"}) {
        const std::string current = std::string(word) + "-nay";
        if (const std::size_t found = out.find(current); found != std::string::npos) {
            const std::string now = part(word);
            if (now.empty())
                return {};
            out.replace(found, current.size(), now);
        }
    }
    return out;
}

}   // namespace tantrao::law
