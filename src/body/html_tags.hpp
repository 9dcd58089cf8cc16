// Finding tags in HTML, one after the other, each byte looked at a bounded number of times.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tantrao::body {

struct HtmlTag {
    std::string name;   // lower case, at most 20 bytes
    bool closing = false;
    std::vector<std::pair<std::string, std::string_view>> attributes;   // lower-case names, raw values
};

class HtmlTags {
  public:
    explicit HtmlTags(std::string_view html) : html_(html) {}

    enum class Kind { text, tag, end };
    // The next piece. Comments, declarations and unfinished tags are passed over.
    Kind next();
    // A piece of text without tags; a "<" that begins no tag is a piece of its own.
    std::string_view text() const { return text_; }
    const HtmlTag& tag() const { return tag_; }

    // Goes behind the next end tag of this name; false, without moving, if there is none.
    bool skip_past_end(const std::string& name);
    void skip_rest() { at_ = html_.size(); }

  private:
    bool read_tag();
    void read_attributes();
    std::string_view read_value();
    std::string read_name(std::string_view stops, std::size_t longest);
    void skip_space();
    void skip_past(std::string_view mark);

    std::string_view html_;
    std::size_t at_ = 0;
    std::string_view text_;
    HtmlTag tag_;
    std::set<std::string> without_end_;   // names searched for in vain: not searched again
};

}   // namespace tantrao::body
