// The parser's state, shared by its files: front matter, provisions, closing parts. Not for other folders.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "law/line_marks.hpp"
#include "law/source_lines.hpp"
#include "law/text_lines.hpp"

namespace tantrao::law {

class Parser {
  public:
    Parser(std::string_view bytes, const Limits& limits) : limits_(limits), source_(lines_of(bytes)) {}
    Result<LegalText> parse(SourceLines& lines);

  private:
    struct Raised {   // a doubt before ids are known
        std::size_t provision, line;
        Doubt doubt;
    };
    struct Open {   // a node that still takes children
        Node* node;
        std::string last[7];   // number of its last child of each kind, part … point
    };
    // front_matter.cpp
    void front_matter();
    void header();
    void title();
    void preamble();
    bool preamble_line(Node& preamble);
    void leave_out_page_numbers(std::size_t lines);
    bool sentence_here() const;
    // letterhead.cpp
    void letterhead(Node& header, std::size_t many);
    // text_parser.cpp
    void provisions();
    void provision_line();
    bool structure(Mark mark);
    void words_behind(const Mark& mark);
    bool fits(const Mark& mark) const;
    const std::string& last_of(Kind kind) const;
    void leave_points();
    void open(const Mark& mark);
    void heading_lines(Node& node, bool in_capitals);
    void block();
    bool quotation();
    bool continues() const;
    bool in_parenthesis() const;
    void start_part(Kind kind);
    void close_part();
    // tables.cpp
    bool table_here() const;
    bool is_row(std::size_t columns) const;
    void table();
    void doubt_scattered_table();
    // closing_parts.cpp
    bool closing();
    void closing_block();
    void closing_line(Node& recipients, Node& signature, Node*& current);
    void keep_closing(Node& first, Node& second);
    bool new_part_here() const;
    bool stands_alone(const Mark& appendix) const;
    bool note_follows() const;
    void open_new_part();
    std::size_t letterhead_lines() const;
    void attachment();
    void appendix(const Mark& mark);

    bool done() const { return at_ >= source_.lines.size(); }
    const Line& line(std::size_t ahead = 0) const { return source_.lines[at_ + ahead]; }
    bool has(std::size_t ahead) const { return at_ + ahead < source_.lines.size(); }
    bool before_is_unfinished() const;
    Node& add(Node& parent, Kind kind, std::string text, std::string mark = {});
    void append_text(std::string& to, std::string_view more);
    Node& top() { return *stack_.back().node; }
    void pop_to(Kind kind);
    void doubt(std::string_view code, std::string_view quote);

    const Limits& limits_;
    TextLines source_;
    std::size_t at_ = 0;
    int nodes_ = 0;
    LegalText out_;
    std::vector<Open> stack_;                    // open nodes, the part first; pointers hold while no part is added
    std::vector<std::size_t> provision_lines_;   // of those opened so far; doubts name them by their number until ids are known
    std::vector<Raised> doubts_;
    std::string* last_text_ = nullptr;         // of the block or heading that the next line may continue
    std::optional<std::size_t> last_figure_;   // the last line that is a figure alone
    bool is_table_told_ = false;
    bool articles_seen_ = false;
    bool sections_seen_ = false;   // "I." without a word, as in plans
    std::string last_article_;     // of the current part; articles go on counting through chapters
    bool closed_ = false;          // a signature has ended the current part
};

// Headings of articles that are text after all become paragraphs.
void settle_headings(LegalText& text);

}   // namespace tantrao::law
