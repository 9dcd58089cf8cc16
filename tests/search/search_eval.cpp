// How good the ranking is: asks judged queries of an index and prints nDCG@10, MRR and recall@10 by type of query.
//   search_eval QUERIES QRELS [--set tune|held] [--index FOLDER | --documents FILE.jsonl …] [--ranking FILE] [--json]
// QUERIES: id, set, type, text; QRELS: id of the query, external id of the document, grade 0 to 3; both separated by tabs.
// --documents indexes lines with external_id, title, summary, and body_html, body, body_text or text into a folder of its own.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/json.hpp"
#include "search/index.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fmt/format.h>
#include <fstream>
#include <iostream>
#include <unistd.h>

namespace {

using namespace tantrao;
namespace fs = std::filesystem;

constexpr std::size_t depth = 10;

struct Options {
    std::string queries, qrels, set, ranking;
    fs::path index;
    std::vector<std::string> documents;
    bool json = false;
};

struct Query {
    std::string id, set, type, text;
};
using Grades = std::map<std::string, std::map<std::string, int>>;   // query -> document -> grade

struct Sums {
    double ndcg = 0, mrr = 0, recall = 0, ms = 0;
    int queries = 0;
};

[[noreturn]] void stop(const std::string& why)
{
    std::cerr << "search-eval: " << why << "\n";
    std::exit(2);
}

std::ifstream opened(const std::string& path)
{
    std::ifstream in(path);
    if (!in)
        stop("cannot read " + path);
    return in;
}

std::vector<std::string> split(const std::string& line)
{
    std::vector<std::string> parts(1);
    for (const char c : line)
        if (c == '\t')
            parts.emplace_back();
        else
            parts.back() += c;
    return parts;
}

template <class F>
void each_row(const std::string& path, std::size_t columns, F&& take)
{
    auto in = opened(path);
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
        if (line.empty() || line[0] == '#')
            continue;
        const auto parts = split(line);
        if (parts.size() != columns)
            stop(fmt::format("{}:{}: {} columns, not {}", path, number, parts.size(), columns));
        take(parts);
    }
}

Options options_of(const std::vector<std::string>& words)
{
    Options options;
    std::vector<std::string> files;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto value = [&] { return i + 1 < words.size() ? words[++i] : (stop(words[i] + " wants a value"), ""); };
        if (words[i] == "--set")
            options.set = value();
        else if (words[i] == "--index")
            options.index = value();
        else if (words[i] == "--ranking")
            options.ranking = value();
        else if (words[i] == "--json")
            options.json = true;
        else if (words[i] == "--documents")
            while (i + 1 < words.size() && !words[i + 1].starts_with("--"))
                options.documents.push_back(words[++i]);
        else if (words[i].starts_with("--"))
            stop("unknown option " + words[i]);
        else
            files.push_back(words[i]);
    }
    if (files.size() != 2 || options.index.empty() == options.documents.empty())
        stop(
            "usage: bin/search-eval QUERIES QRELS [--set NAME] (--index FOLDER | --documents FILE.jsonl …) [--ranking FILE] [--json]");
    options.queries = files[0];
    options.qrels = files[1];
    return options;
}

std::string without_tags(const std::string& html)
{
    std::string text;
    bool inside = false;
    for (const char c : html) {
        inside = inside ? c != '>' : c == '<';
        text += inside || c == '>' ? ' ' : c;
    }
    return text;
}

// An index of the lines, in a temporary folder.
class Built {
  public:
    explicit Built(const std::vector<std::string>& files)
        : folder_(fs::temp_directory_path() / fmt::format("search-eval-{}", ::getpid()))
    {
        search::Builder builder(folder_);
        const auto begun = std::chrono::steady_clock::now();
        for (const std::string& file : files)
            add(builder, file);
        builder.put_together({});
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
        std::uintmax_t size = 0;
        for (const auto& entry : fs::directory_iterator(folder_))
            size += entry.file_size();
        std::cerr << fmt::format("indexed {} documents, {:.1f} MB of text, in {:.1f} s ({:.2f} MB/s); index {:.1f} MB\n",
                                 documents_, static_cast<double>(bytes_) / 1e6, took.count(),
                                 static_cast<double>(bytes_) / 1e6 / took.count(), static_cast<double>(size) / 1e6);
    }
    ~Built() { fs::remove_all(folder_); }
    Built(const Built&) = delete;
    Built& operator=(const Built&) = delete;
    const fs::path& folder() const { return folder_; }

  private:
    void add(search::Builder& builder, const std::string& file)
    {
        auto in = opened(file);
        std::string line;
        while (std::getline(in, line)) {
            const auto json = parse_json(line, 64 << 20);
            if (!json)
                stop(file + ": a line is no JSON");
            search::Document document;
            document.key = {"article", ++documents_};
            document.site = SiteId{1};
            document.external_id = json_text(*json, "external_id");
            document.title = json_text(*json, "title");
            if (const std::string number = json_text(*json, "number"); !number.empty()) {
                document.title = json_text(*json, "type") + " " + number + ": " + document.title;   // as the portal calls it
                document.numbers = {number};
                document.is_law = true;
            }
            document.summary = json_text(*json, "summary");
            document.body = without_tags(json_text(*json, "body_html"));
            for (const char* plain : {"body", "body_text", "text"})
                document.body += json_text(*json, plain);
            bytes_ += document.title.size() + document.summary.size() + document.body.size();
            builder.add(document);
        }
    }
    const fs::path folder_;
    std::int64_t documents_ = 0;
    std::size_t bytes_ = 0;
};

double gain_at(int grade, std::size_t rank) { return (std::exp2(grade) - 1) / std::log2(static_cast<double>(rank) + 2); }

void measure(Sums& sums, const std::vector<std::string>& found, const std::map<std::string, int>& grades, double ms)
{
    double dcg = 0, ideal = 0, reciprocal = 0;
    int hits = 0, relevant = 0;
    std::vector<int> best;
    for (const auto& [document, grade] : grades)
        if (grade > 0) {
            best.push_back(grade);
            ++relevant;
        }
    std::ranges::sort(best, std::greater());
    for (std::size_t i = 0; i < std::min(best.size(), depth); ++i)
        ideal += gain_at(best[i], i);
    for (std::size_t i = 0; i < found.size(); ++i)
        if (const auto graded = grades.find(found[i]); graded != grades.end() && graded->second > 0) {
            dcg += gain_at(graded->second, i);
            reciprocal = reciprocal > 0 ? reciprocal : 1.0 / static_cast<double>(i + 1);
            ++hits;
        }
    // A query that nothing answers is answered right by nothing.
    sums.ndcg += ideal > 0 ? dcg / ideal : found.empty() ? 1 : 0;
    sums.mrr += relevant > 0 ? reciprocal : found.empty() ? 1 : 0;
    sums.recall += relevant > 0    ? static_cast<double>(hits) / static_cast<double>(std::min<std::size_t>(relevant, depth))
                   : found.empty() ? 1
                                   : 0;
    sums.ms += ms;
    ++sums.queries;
}

void print(const std::map<std::string, Sums>& all, bool as_json)
{
    Json json = Json::object();
    if (!as_json)
        std::cout << fmt::format("{:<24}{:>8}{:>10}{:>10}{:>12}{:>9}\n", "type", "queries", "nDCG@10", "MRR", "recall@10", "ms");
    for (const auto& [type, sums] : all) {
        const double n = sums.queries;
        if (as_json)
            json[type] = {{"queries", sums.queries}, {"ndcg", sums.ndcg / n}, {"mrr", sums.mrr / n}, {"recall", sums.recall / n}};
        else
            std::cout << fmt::format("{:<24}{:>8}{:>10.4f}{:>10.4f}{:>12.4f}{:>9.2f}\n", type, sums.queries, sums.ndcg / n,
                                     sums.mrr / n, sums.recall / n, sums.ms / n);
    }
    if (as_json)
        std::cout << dump_json(json) << "\n";
}

search::Ranking ranking_of(const std::string& file)
{
    if (file.empty())
        return search::Ranking::built_in();
    auto in = opened(file);
    const std::string toml{std::istreambuf_iterator<char>(in), {}};
    const auto ranking = search::Ranking::from_toml(toml);
    if (!ranking)
        stop(fmt::format("{}: {} {}", file, ranking.error().code, fmt::join(ranking.error().args, " ")));
    return *ranking;
}

std::map<std::string, Sums> evaluate(const search::Index& index, const Options& options)
{
    Grades grades;
    each_row(options.qrels, 3, [&](const auto& row) { grades[row[0]][row[1]] = std::stoi(row[2]); });
    std::map<std::string, Sums> all;
    search::Splitter splitter;
    each_row(options.queries, 4, [&](const auto& row) {
        const Query query{row[0], row[1], row[2], row[3]};
        if (!options.set.empty() && query.set != options.set)
            return;
        const auto begun = std::chrono::steady_clock::now();
        search::Question question;
        question.query = search::parse_query(query.text, splitter);
        question.limit = depth;
        question.now = SystemClock().now();
        std::vector<std::string> found;
        for (const search::Hit& hit : index.find(question).hits)
            found.push_back(hit.external_id.empty() ? fmt::format("{}:{}", hit.key.kind, hit.key.id) : hit.external_id);
        const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begun;
        for (const std::string& type : {query.type, std::string("(all)")})
            measure(all[type], found, grades[query.id], took.count());
    });
    return all;
}

}   // namespace

int main(int argc, char** argv)
{
    const Options options = options_of({argv + 1, argv + argc});
    try {
        std::optional<Built> built;
        if (!options.documents.empty())
            built.emplace(options.documents);
        const search::Index index(built ? built->folder() : options.index, ranking_of(options.ranking),
                                  std::make_shared<const search::Abbreviations>(search::Abbreviations::built_in()));
        print(evaluate(index, options), options.json);
        return 0;
    } catch (const std::exception& failure) {
        stop(failure.what());
    }
}
