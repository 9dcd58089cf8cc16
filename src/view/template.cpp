// The only file with ctemplate.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "view/template.hpp"

#include "base/resources.hpp"
#include "view/markers.hpp"

#include <ctemplate/template.h>
#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary.h>
#include <ctemplate/template_emitter.h>
#include <fstream>
#include <map>
#include <mutex>
#include <sstream>
#include <stdexcept>

namespace tantrao::view {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view auto_escape_line = "{{%AUTOESCAPE context=\"";

// One set of templates as loaded; replaced as a whole when a file changes.
struct Loaded {
    ctemplate::TemplateCache cache;
    std::map<std::string, Section, std::less<>> markers;
};

ctemplate::TemplateString borrowed(const std::string& text) { return {text.data(), text.size()}; }

void fill(ctemplate::TemplateDictionary& dictionary, const Values& values)
{
    for (const auto& [name, entry] : values.entries()) {
        switch (entry.kind) {
        case Values::Entry::Kind::text:
        case Values::Entry::Kind::html: dictionary.SetValue(borrowed(name), borrowed(entry.text)); break;
        case Values::Entry::Kind::shown: dictionary.ShowSection(borrowed(name)); break;
        case Values::Entry::Kind::rows:
            for (const auto& row : entry.rows)
                fill(*dictionary.AddSectionDictionary(borrowed(name)), *row);
        }
    }
}

std::string read_file(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

class CTemplates final : public Templates {
  public:
    CTemplates(fs::path source_dir, Strictness strictness) : source_dir_(std::move(source_dir)), strictness_(strictness) { reload(); }

    std::string render(std::string_view path, const Values& values) const override
    {
        const auto loaded = current();
        const auto markers = loaded->markers.find(path);
        if (markers == loaded->markers.end())
            throw std::runtime_error("no such template: " + std::string(path));
        check_values(markers->second, values, strictness_ == Strictness::test);
        ctemplate::TemplateDictionary dictionary("page");
        fill(dictionary, values);
        std::string out;
        out.reserve(16 * 1024);
        ctemplate::StringEmitter emitter(&out);
        if (!loaded->cache.ExpandNoLoad(borrowed(markers->first), ctemplate::STRIP_BLANK_LINES, &dictionary, nullptr, &emitter))
            throw std::runtime_error("template cannot be expanded: " + std::string(path));
        return out;
    }

    std::vector<std::string> paths() const override
    {
        std::vector<std::string> all;
        for (const auto& [path, markers] : current()->markers)
            all.push_back(path);
        return all;
    }

  private:
    std::shared_ptr<const Loaded> current() const
    {
        if (!source_dir_.empty() && newest_change() != loaded_at_)
            reload();
        const std::lock_guard lock(mutex_);
        return loaded_;
    }

    // Development only: the newest change of any template below the folder.
    fs::file_time_type newest_change() const
    {
        auto newest = fs::file_time_type::min();
        for (const auto& entry : fs::recursive_directory_iterator(source_dir_))
            if (entry.path().extension() == ".tpl")
                newest = std::max(newest, entry.last_write_time());
        return newest;
    }

    void reload() const
    {
        auto loaded = std::make_shared<Loaded>();
        if (source_dir_.empty()) {
            for (const Resource& resource : embedded_resources())
                if (resource.path.ends_with(".tpl"))
                    add(*loaded, std::string(resource.path), std::string(resource.bytes));
        } else {
            for (const auto& entry : fs::recursive_directory_iterator(source_dir_))
                if (entry.path().extension() == ".tpl")
                    add(*loaded, fs::relative(entry.path(), source_dir_).generic_string(), read_file(entry.path()));
        }
        loaded->cache.Freeze();
        const std::lock_guard lock(mutex_);
        loaded_ = std::move(loaded);
        if (!source_dir_.empty())
            loaded_at_ = newest_change();
    }

    static void add(Loaded& loaded, const std::string& path, const std::string& text)
    {
        if (!is_auto_escaped(text))
            throw std::runtime_error(path + ": the first line must be {{%AUTOESCAPE context=\"HTML\"}} or \"XML\"");
        try {
            loaded.markers.emplace(path, parse_markers(text));
        } catch (const std::runtime_error& broken) {
            throw std::runtime_error(path + ": " + broken.what());
        }
        if (!loaded.cache.StringToTemplateCache(borrowed(path), borrowed(text), ctemplate::STRIP_BLANK_LINES))
            throw std::runtime_error(path + ": ctemplate refuses it (an attribute without quotes?)");
    }

    const fs::path source_dir_;
    const Strictness strictness_;
    mutable std::mutex mutex_;
    mutable std::shared_ptr<const Loaded> loaded_;
    mutable fs::file_time_type loaded_at_{};
};

} // namespace

bool is_auto_escaped(std::string_view text) { return text.starts_with(auto_escape_line); }

std::unique_ptr<Templates> Templates::load(const fs::path& source_dir, Strictness strictness)
{
    return std::make_unique<CTemplates>(source_dir, strictness);
}

} // namespace tantrao::view
