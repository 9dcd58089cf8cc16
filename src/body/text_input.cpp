// SPDX-License-Identifier: AGPL-3.0-or-later
#include "body/body.hpp"
#include "body/inline_text.hpp"

#include "base/text.hpp"

namespace tantrao::body {

Tree from_plain_text(std::string_view plain)
{
    const std::string clean = text::clean_lines(plain);
    const auto most = static_cast<std::size_t>(Limits{}.nodes) - 4;
    std::size_t nodes = 0;
    Json content = Json::array();
    std::string_view rest = clean;
    while (!rest.empty()) {
        const auto end = nodes < most / 2 ? rest.find("\n\n") : std::string_view::npos;
        std::string_view paragraph = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 2);
        Json words = Json::array();
        while (!paragraph.empty()) {
            const auto line_end = nodes + words.size() < most ? paragraph.find('\n') : std::string_view::npos;
            words.push_back(Json::object({{"type", "text"}, {"text", clean_inline(paragraph.substr(0, line_end))}}));
            if (line_end == std::string_view::npos)
                break;
            words.push_back(Json::object({{"type", "hardBreak"}}));
            paragraph.remove_prefix(line_end + 1);
        }
        nodes += words.size() + 1;
        Json block = Json::object({{"type", "paragraph"}});
        block["content"] = std::move(words);
        content.push_back(std::move(block));
    }
    Json document = Json::object({{"type", "doc"}});
    document["content"] = std::move(content);
    return Tree(std::move(document));
}

}   // namespace tantrao::body
