// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/import_report.hpp"

#include "app/console.hpp"
#include "app/findable.hpp"
#include "app/people.hpp"
#include "base/hash.hpp"
#include "base/time.hpp"
#include "features/import/document_folder.hpp"
#include "view/messages.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <optional>
#include <pwd.h>
#include <unistd.h>

namespace tantrao::app {

namespace {

// Nothing where it cannot be opened.
std::optional<std::string> hash_of_file(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    if (!in)
        return std::nullopt;
    Sha256 hash;
    std::string block(1 << 20, '\0');
    while (in.read(block.data(), static_cast<std::streamsize>(block.size())), in.gcount() > 0)
        hash.update(std::string_view(block).substr(0, static_cast<std::size_t>(in.gcount())));
    return hash.finish_hex();
}

// Of the names and hashes of the files that are documents. One that cannot be opened is refused when its turn comes.
std::string hash_of_folder(const std::filesystem::path& folder)
{
    Sha256 hash;
    for (const importing::FolderDocument& document : importing::documents_in(folder))
        for (const std::string& file : document.files)
            hash.update(hash_of_file(folder / file).value_or("-") + " " + file + "\n");
    return hash.finish_hex();
}

std::string hash_of(const std::filesystem::path& file)
{
    if (std::filesystem::is_directory(file))
        return hash_of_folder(file);
    const auto hash = hash_of_file(file);
    if (!hash)
        throw Refused(fmt::format("{} cannot be opened", file.string()));
    return *hash;
}

std::string who_runs_this()
{
    const passwd* user = ::getpwuid(::getuid());
    return user != nullptr ? user->pw_name : fmt::format("uid {}", ::getuid());
}

// The report is read by those who keep the documents: in Vietnamese, fields and doubts by their names.
std::string said(const Error& error)
{
    const auto messages = view::Messages::load();
    const auto sentence = [&](std::string_view code, const std::vector<std::string>& args) {
        return messages->get("vi", code, args);
    };
    const auto named = [&](std::vector<std::string> args) {
        for (std::string& arg : args)
            if (error.code == "import.note.doubt" && arg.starts_with("law.doubt."))
                arg = sentence(arg, {});
            else if (error.code.starts_with("import.") &&
                     std::ranges::find(importing::named_fields, arg) != importing::named_fields.end())
                arg = sentence("import.name." + arg, {});
            else if (is_civil_date(arg))
                arg = format_civil_date(arg);
        return args;
    };
    if (error.fields.empty())
        return sentence(error.code, named(error.args));
    std::string all;
    for (const FieldError& field : error.fields)
        all += (all.empty() ? "" : " ") + sentence(field.code, named(field.args));
    return all;
}

Json remarks_of(const std::vector<importing::Remark>& remarks)
{
    Json list = Json::array();
    for (const importing::Remark& one : remarks)
        list.push_back(
            {{"line", one.line}, {"external_id", one.external_id}, {"reason", said(one.what)}, {"code", one.what.code}});
    return list;
}

std::string lines_of(const std::vector<importing::Remark>& remarks, std::int64_t all, std::size_t most)
{
    std::string text;
    for (std::size_t i = 0; i < remarks.size() && i < most; ++i) {
        const auto& [line, name, what] = remarks[i];
        const std::string place = line == 0 ? name : fmt::format("dòng {}{}", line, name.empty() ? "" : " (" + name + ")");
        text += fmt::format("  {}: {}\n", place, said(what));
    }
    if (all > static_cast<std::int64_t>(std::min(most, remarks.size())))
        text += "  … dùng --json để xem thêm\n";
    return text;
}

std::string_view sentence_of(const Reached& reached)
{
    if (!reached.is_shown)
        return "máy chủ đang chạy chưa hiện những thay đổi này";
    if (reached.is_findable)
        return "đã hiện trên trang và tìm kiếm đã thấy";
    return reached.has_server ? "đã hiện trên trang, tìm kiếm còn đang cập nhật"
                              : "đã hiện trên trang, tìm kiếm sẽ thấy khi máy chủ chạy";
}

}   // namespace

Reached publish_imported(const Config& config, db::Store& core, const Clock& clock)
{
    const Shown shown = show_changes(config, core, clock);
    const bool is_findable = wait_until_findable(config, core, shown);
    return {is_findable || shown != Shown::not_yet, is_findable, shown != Shown::by_this_command};
}

std::string import_lines(files::LineSource& source, const std::string& what,
                         const std::function<void(std::int64_t, std::string_view)>& add,
                         const std::function<void(std::int64_t, Error)>& refuse)
{
    ProgressBar bar(what);
    std::string line, problem;
    try {
        while (source.next(line)) {
            if (source.is_too_long())
                refuse(source.number(), Error::invalid("import.line.too_long", {"8"}));
            else if (line.find_first_not_of(" \t") != std::string::npos)
                add(source.number(), line);
            bar.show(source.bytes_done() / 1024, source.bytes_all() / 1024);
        }
    } catch (const files::SourceError& stopped) {
        problem = stopped.what();
    }
    bar.finish();
    return problem;
}

Json json_of(const importing::Report& report)
{
    return {{"lines", report.lines},
            {"created", report.created},
            {"changed", report.changed},
            {"unchanged", report.unchanged},
            {"bad", report.bad},
            {"noted", report.noted},
            {"bad_lines", remarks_of(report.bad_lines)},
            {"notes", remarks_of(report.notes)}};
}

std::string text_of(const importing::Report& report, std::string_view what)
{
    constexpr std::size_t shown = 20;
    std::string text = fmt::format("{} {}: {} mới, {} thay đổi, {} giữ nguyên; {} không nhập được.\n", report.lines, what,
                                   report.created, report.changed, report.unchanged, report.bad);
    if (report.bad > 0)
        text += "Không nhập được:\n" + lines_of(report.bad_lines, report.bad, shown);
    if (!report.notes.empty())
        text += "Cần biết:\n" + lines_of(report.notes, static_cast<std::int64_t>(report.notes.size()), shown);
    return text;
}

std::string instrument_of(const Arguments& arguments, const std::filesystem::path& file, std::string_view command)
{
    return fmt::format("Nhập từ {} {} (SHA-256 {}); căn cứ: {}; người thực hiện: {}",
                       std::filesystem::is_directory(file) ? "thư mục" : "tệp",
                       std::filesystem::weakly_canonical(file).filename().string(), hash_of(file),
                       arguments.get("decision", fmt::format("lệnh {}", command)), arguments.get("by", who_runs_this()));
}

int tell(const Arguments& arguments, const importing::Report& report, std::string_view what, const Reached& reached,
         double seconds, const std::string& problem)
{
    if (arguments.has("json")) {
        Json json = json_of(report);
        json["seconds"] = seconds;
        json["shown"] = reached.is_shown;
        json["findable"] = reached.is_findable;
        json["problem"] = problem;
        say_json(json);
    } else {
        say(fmt::format("{}Trong {:.1f} giây; {}.", text_of(report, what), seconds, sentence_of(reached)));
    }
    if (!problem.empty())
        say_error(problem);
    return report.bad == 0 && problem.empty() ? 0 : 1;
}

}   // namespace tantrao::app
