// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/import_report.hpp"

#include "app/console.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace tantrao::app {

namespace {

Json remarks_of(const std::vector<importing::Remark>& remarks)
{
    Json list = Json::array();
    for (const importing::Remark& one : remarks)
        list.push_back({{"line", one.line}, {"external_id", one.external_id}, {"reason", sentence_of(one.what)}, {"code", one.what.code}});
    return list;
}

std::string lines_of(const std::vector<importing::Remark>& remarks, std::int64_t all, std::size_t most)
{
    std::string text;
    for (std::size_t i = 0; i < remarks.size() && i < most; ++i)
        text += fmt::format("  line {}{}: {}\n", remarks[i].line, remarks[i].external_id.empty() ? "" : " (" + remarks[i].external_id + ")",
                            sentence_of(remarks[i].what));
    if (all > static_cast<std::int64_t>(std::min(most, remarks.size())))
        text += "  … --json tells more\n";
    return text;
}

} // namespace

std::string import_lines(files::LineSource& source, importing::Importer& importer, const std::string& what)
{
    ProgressBar bar(what);
    std::string line, problem;
    try {
        while (source.next(line)) {
            if (source.is_too_long())
                importer.add(source.number(), Error::invalid("import.line.too_long", {"8"}));
            else if (line.find_first_not_of(" \t") != std::string::npos)
                importer.add_line(source.number(), line);
            bar.show(source.bytes_done() / 1024, source.bytes_all() / 1024);
        }
    } catch (const files::SourceError& stopped) {
        problem = stopped.what();
    }
    importer.finish();
    bar.finish();
    return problem;
}

Json json_of(const importing::Report& report)
{
    return {{"lines", report.lines},         {"created", report.created}, {"changed", report.changed},
            {"unchanged", report.unchanged}, {"bad", report.bad},         {"noted", report.noted},
            {"bad_lines", remarks_of(report.bad_lines)}, {"notes", remarks_of(report.notes)}};
}

std::string text_of(const importing::Report& report)
{
    constexpr std::size_t shown = 20;
    std::string text = fmt::format("{} articles: {} new, {} changed, {} unchanged; {} bad lines.\n", report.lines, report.created,
                                   report.changed, report.unchanged, report.bad);
    if (report.bad > 0)
        text += "Left out:\n" + lines_of(report.bad_lines, report.bad, shown);
    if (!report.notes.empty())
        text += "Worth knowing:\n" + lines_of(report.notes, static_cast<std::int64_t>(report.notes.size()), shown);
    return text;
}

} // namespace tantrao::app
