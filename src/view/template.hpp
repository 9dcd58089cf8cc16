// Templates: ctemplate behind a few calls. Every file is auto-escaped for its context ({{%AUTOESCAPE context="HTML"}} is its
// first line; a file without it is refused at start). A value is escaped unless it is a SafeHtml, which only our own renderers
// make, and then its marker says so: {{BODY:none}}. Names: UPPER_CASE markers {{TITLE}}, sections {{#ROWS}}…{{/ROWS}}. One
// template is put into another as a SafeHtml value.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tantrao::view {

// HTML made by our own code (body renderer, another template). Making one from outside text is a bug.
struct SafeHtml {
    std::string html;
};

// The values of one template or section. Cheap to move.
class Values {
  public:
    Values& set(std::string_view name, std::string_view text);
    Values& set(std::string_view name, std::int64_t number);
    Values& set(std::string_view name, SafeHtml html);
    // Shows the section once, with the values of this level.
    Values& show(std::string_view section);
    Values& show_if(bool yes, std::string_view section) { return yes ? show(section) : *this; }
    // Sets a value and shows the section NAME_IF around it, unless the text is empty.
    Values& set_if(std::string_view name, std::string_view text);
    // One more row of a section; returns the row's values, valid as long as these are.
    Values& row(std::string_view section);

    struct Entry {
        enum class Kind { text, html, shown, rows } kind;
        std::string text;
        std::vector<std::unique_ptr<Values>> rows;
    };
    const std::vector<std::pair<std::string, Entry>>& entries() const { return entries_; }
    const Entry* find(std::string_view name) const;

  private:
    Entry& entry(std::string_view name, Entry::Kind kind);
    std::vector<std::pair<std::string, Entry>> entries_;
};

enum class Strictness { production, test };   // test: a marker without a value is an error (std::logic_error)

class Templates {
  public:
    // Loads every embedded *.tpl; with a directory (development: a checkout's src) reads *.tpl below it and reloads changed ones.
    // Throws std::runtime_error naming the file that is broken or not auto-escaped.
    static std::unique_ptr<Templates> load(const std::filesystem::path& source_dir = {},
                                           Strictness strictness = Strictness::production);
    virtual ~Templates() = default;
    // path as in resources: "features/articles/templates/article.tpl". Throws std::runtime_error if it cannot be expanded and
    // std::logic_error if plain text meets a {{…:none}} marker, in any strictness.
    virtual std::string render(std::string_view path, const Values& values) const = 0;
    virtual std::vector<std::string> paths() const = 0;
};

// Whether a template text begins with the line that makes it auto-escaped.
bool is_auto_escaped(std::string_view template_text);

} // namespace tantrao::view
