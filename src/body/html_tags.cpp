// SPDX-License-Identifier: AGPL-3.0-or-later
#include "body/html_tags.hpp"

#include <algorithm>

namespace tantrao::body {

namespace {

constexpr std::string_view space = " \t\r\n\f";

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}   // namespace

HtmlTags::Kind HtmlTags::next()
{
    while (at_ < html_.size()) {
        const std::size_t start = html_.find('<', at_);
        if (start != at_) {
            text_ = html_.substr(at_, start == std::string_view::npos ? start : start - at_);
            at_ += text_.size();
            return Kind::text;
        }
        const std::string_view rest = html_.substr(at_);
        const char first = rest.size() > 1 ? rest[1] : ' ';
        const char second = rest.size() > 2 ? rest[2] : ' ';
        if (rest.starts_with("<!--")) {
            at_ += 4;
            skip_past("-->");
        } else if (first == '!' || first == '?' || (first == '/' && !is_letter(second))) {
            skip_past(">");
        } else if (first == '/' || is_letter(first)) {
            if (read_tag())
                return Kind::tag;
        } else {
            text_ = rest.substr(0, 1);
            ++at_;
            return Kind::text;
        }
    }
    return Kind::end;
}

bool HtmlTags::skip_past_end(const std::string& name)
{
    if (without_end_.contains(name))
        return false;
    for (std::size_t found = html_.find("</", at_); found != std::string_view::npos; found = html_.find("</", found + 2)) {
        const std::string_view candidate = html_.substr(found + 2, name.size());
        const std::size_t after = found + 2 + name.size();
        if (!std::ranges::equal(candidate, name, {}, lower) || (after < html_.size() && is_letter(html_[after])))
            continue;
        at_ = after;
        skip_past(">");
        return true;
    }
    without_end_.insert(name);
    return false;
}

// False for a tag that the end of the input cuts off.
bool HtmlTags::read_tag()
{
    tag_ = {};
    tag_.closing = html_[at_ + 1] == '/';
    at_ += tag_.closing ? 2 : 1;
    tag_.name = read_name("/>", 20);
    read_attributes();
    if (at_ >= html_.size())
        return false;
    ++at_;   // the ">"
    return true;
}

void HtmlTags::read_attributes()
{
    while (at_ < html_.size()) {
        skip_space();
        if (at_ >= html_.size() || html_[at_] == '>')
            return;
        if (html_[at_] == '/' || html_[at_] == '=') {
            ++at_;
            continue;
        }
        std::string name = read_name("/>=", 32);
        skip_space();
        std::string_view value;
        if (at_ < html_.size() && html_[at_] == '=') {
            ++at_;
            value = read_value();
        }
        if (tag_.attributes.size() < 40)
            tag_.attributes.emplace_back(std::move(name), value);
    }
}

std::string_view HtmlTags::read_value()
{
    skip_space();
    if (at_ >= html_.size())
        return {};
    const char quote = html_[at_];
    std::size_t end = 0;
    if (quote == '"' || quote == '\'') {
        end = html_.find(quote, ++at_);
    } else {
        end = html_.find_first_of(" \t\r\n\f>", at_);
    }
    const std::string_view value = html_.substr(at_, end == std::string_view::npos ? end : end - at_);
    at_ += value.size();
    if ((quote == '"' || quote == '\'') && at_ < html_.size())
        ++at_;
    return value;
}

std::string HtmlTags::read_name(std::string_view stops, std::size_t longest)
{
    std::string name;
    for (; at_ < html_.size(); ++at_) {
        const char c = html_[at_];
        if (space.find(c) != std::string_view::npos || stops.find(c) != std::string_view::npos)
            break;
        if (name.size() < longest)
            name += lower(c);
    }
    return name;
}

void HtmlTags::skip_space()
{
    while (at_ < html_.size() && space.find(html_[at_]) != std::string_view::npos)
        ++at_;
}

void HtmlTags::skip_past(std::string_view mark)
{
    const std::size_t found = html_.find(mark, at_);
    at_ = found == std::string_view::npos ? html_.size() : found + mark.size();
}

}   // namespace tantrao::body
