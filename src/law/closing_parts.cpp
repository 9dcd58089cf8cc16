// The end of a document and what is attached to it: recipients, signature, regulations it issues, appendices.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/letters.hpp"
#include "law/parsing.hpp"

#include <algorithm>

namespace tantrao::law {

namespace {

constexpr std::size_t note_within = 10;         // lines from the name of an attached text to "(Ban hành kèm theo"
constexpr std::size_t longest_signature = 14;   // lines
constexpr std::size_t longest_row = 400;        // bytes of a recipient and what stands beside it

// "Bàn Văn E"
bool is_name(std::string_view text)
{
    std::size_t words = 0;
    bool begins = true;
    for (std::size_t at = 0; at < text.size();) {
        const auto letter = next_letter(text, at);
        if (letter != ' ' && (!is_letter(letter) || (begins && !is_upper(letter))))
            return false;
        words += begins && letter != ' ' ? 1 : 0;
        begins = letter == ' ';
    }
    return words >= 2 && words <= 6 && !text.starts_with("Lưu ");
}

// The columns of the line. "- Như Điều 3; PHÓ CHỦ TỊCH" and "- Lưu: VT. Trần Thị Mẫu" were two, which came out as one line.
std::vector<std::string> columns_of(const Line& line)
{
    const std::string_view text = line.text;
    if (!line.columns.empty() || text.size() > longest_row || !(starts_with_fold(text, "noi nhan") || item_mark(text)))
        return line.columns;
    for (std::size_t at = text.find_first_of(":;."); at != std::string_view::npos; at = text.find_first_of(":;.", at + 1)) {
        const std::string_view rest = text.substr(std::min(at + 2, text.size()));
        if (text.substr(at + 1, 1) == " " && (is_signature_begin(rest) || (text[at] == '.' && is_name(rest))))
            return {std::string(text.substr(0, at + 1)), std::string(rest)};
    }
    return {};
}

std::string first_column(const Line& line)
{
    const std::vector<std::string> columns = columns_of(line);
    return columns.empty() ? line.text : columns.front();
}

}   // namespace

// Whether a text that the document issues, or an appendix, begins here.
bool Parser::new_part_here() const
{
    const std::string& text = line().text;
    if (!articles_seen_ && !closed_)
        return false;
    if (const auto mark = appendix_mark(text))
        return line().after_blank || closed_ || stands_alone(*mark);
    const bool known = is_attachable_type(text);
    if (!known && (!is_capitals(text) || !closed_ || is_signature_begin(text) || is_header_line(text)))
        return false;
    return note_follows() || (known && closed_ && is_capitals(text));
}

// A name of an appendix that no sentence was cut before: in capitals, or alone above a heading in capitals.
bool Parser::stands_alone(const Mark& appendix) const
{
    if (at_ > 0 && source_.is_full(at_ - 1))
        return false;
    return is_capitals(appendix.mark) || (appendix.rest.empty() && has(1) && is_capitals(line(1).text));
}

// Before anything else begins, to which the note would belong.
bool Parser::note_follows() const
{
    for (std::size_t ahead = 1; has(ahead) && ahead <= note_within; ++ahead) {
        const std::string& text = line(ahead).text;
        if (says_issued_with(text))
            return true;
        if (mark_of(text) || appendix_mark(text) || is_recipients_begin(text) || is_signature_begin(text))
            return false;
    }
    return false;
}

void Parser::open_new_part()
{
    if (const auto mark = appendix_mark(line().text)) {
        appendix(*mark);
        return;
    }
    if (!note_follows())
        doubt("law.doubt.attachment_unsure", line().text);
    attachment();
}

// Those above the name of an attached text that repeat agency and country.
std::size_t Parser::letterhead_lines() const
{
    bool has_country = false;
    for (std::size_t ahead = 0; has(ahead) && ahead < note_within && !says_issued_with(line(ahead).text); ++ahead) {
        if (is_attachable_type(line(ahead).text))
            return has_country ? ahead : 0;
        has_country = has_country || is_header_line(line(ahead).text) ||
                      std::ranges::any_of(line(ahead).columns, [](const std::string& one) { return is_header_line(one); });
    }
    return 0;
}

void Parser::attachment()
{
    start_part(Kind::attachment);
    Node& part = top();
    letterhead(part, letterhead_lines());
    bool in_note = false;
    for (std::size_t taken = 0; !done() && taken < 2 * note_within; ++taken, ++at_) {
        const std::string& text = line().text;
        if (mark_of(text) && !in_note)
            break;
        if (is_rule(text))
            continue;
        const bool note_done = !part.text.empty() && part.text.ends_with(')');
        if (note_done || (part.text.empty() && taken > 0 && !is_capitals(text) && !says_issued_with(text) &&
                          is_capitals(part.heading) && letter_count(text) > 160))
            break;
        in_note = in_note || says_issued_with(text);
        append_text(in_note ? part.text : part.heading, text);
    }
    last_text_ = nullptr;
}

void Parser::appendix(const Mark& mark)
{
    Node part;
    part.mark = mark.mark;
    part.number = mark.number;
    part.heading = std::string(mark.rest);
    start_part(Kind::appendix);
    part.kind = Kind::appendix;
    top() = std::move(part);
    ++at_;
    bool in_note = false;
    for (std::size_t taken = 0; !done() && taken < note_within; ++taken, ++at_) {
        Node& node = top();
        const std::string& text = line().text;
        const bool note = says_issued_with(text);
        in_note = in_note || note;
        if (in_note ? !node.text.empty() && node.text.ends_with(')')
                    : !is_capitals(text) || !line().columns.empty() || mark_of(text))
            break;
        append_text(in_note ? node.text : node.heading, text);
    }
    last_text_ = nullptr;
}

// Recipients and signature, if the line begins them.
bool Parser::closing()
{
    const Line& here = line();
    const std::string first = first_column(here);
    const bool begins = is_recipients_begin(first) || is_signature_begin(first);
    if (!begins || (top().children.empty() && stack_.size() == 1) ||
        (!here.after_blank && before_is_unfinished() && source_.is_full(at_ - 1)))
        return false;
    closing_block();
    return true;
}

void Parser::closing_block()
{
    Node recipients, signature;
    recipients.kind = Kind::recipients;
    signature.kind = Kind::signature;
    closed_ = true;
    bool recipients_first = is_recipients_begin(first_column(line()));
    Node* current = recipients_first ? &recipients : &signature;
    for (bool first = true; !done(); ++at_, first = false) {
        const auto mark = mark_of(line().text);
        const bool provision = mark && mark->kind <= Kind::article && !mark->roman;
        const bool too_long = current == &signature && signature.children.size() >= longest_signature;
        if (!first && (provision || too_long || new_part_here()))
            break;
        const bool has_recipients = !recipients.children.empty();
        const std::size_t signed_lines = signature.children.size();
        closing_line(recipients, signature, current);
        if (has_recipients && signature.children.size() > signed_lines)
            recipients_first = true;   // the two take turns
    }
    keep_closing(recipients_first ? recipients : signature, recipients_first ? signature : recipients);
}

// The parts of the document's own end stand beside its body, those of an attached text inside it.
void Parser::keep_closing(Node& first, Node& second)
{
    Node& part = *stack_.front().node;
    const bool inside = part.kind == Kind::attachment || part.kind == Kind::appendix;
    stack_.resize(1);
    last_text_ = nullptr;
    auto& holder = inside ? part.children : out_.parts;
    for (Node* node : {&first, &second})
        if (!node->children.empty())
            holder.push_back(std::move(*node));
    const bool goes_on = !done() && !new_part_here();
    if (!inside || goes_on)
        close_part();
    if (goes_on) {
        start_part(Kind::attachment);
        doubt("law.doubt.attachment_unsure", line().text);
    }
}

void Parser::closing_line(Node& recipients, Node& signature, Node*& current)
{
    const Line& here = line();
    if (is_rule(here.text))
        return;
    const auto put = [&](const std::string& text) {
        if (is_recipients_begin(text))
            current = &recipients;
        else if (is_signature_begin(text))
            current = &signature;
        if (current == &recipients && !signature.children.empty() && is_name(text))
            current = &signature;
        // Of two columns that take turns: "- Như Điều 3;" below "CHỦ TỊCH".
        const bool is_recipient =
            current == &recipients || (!recipients.children.empty() && (item_mark(text) || begins_lower(text)));
        const auto item = is_recipient ? item_mark(text) : std::nullopt;
        add(is_recipient ? recipients : signature, item ? Kind::item : Kind::paragraph, item ? std::string(item->rest) : text,
            item ? item->mark : "");
    };
    const std::vector<std::string> columns = columns_of(here);
    const bool two_columns =
        columns.size() == 2 && (is_signature_begin(columns[1]) ||
                                (!signature.children.empty() && !recipients.children.empty() && item_mark(columns[0])));
    if (!two_columns)
        return put(here.text);
    put(columns[0]);
    current = &signature;
    put(columns[1]);
    current = &recipients;
}

}   // namespace tantrao::law
