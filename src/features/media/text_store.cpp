// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/media/text_store.hpp"

#include "features/media/api.hpp"

#include <stdexcept>

namespace tantrao::media {

namespace {

std::vector<extraction::Signature> read_signatures(std::string_view json, std::string_view hash)
{
    auto signatures = extraction::parse_signatures(json);
    if (!signatures)
        throw std::runtime_error("media_signatures: unreadable signatures of " + std::string(hash));
    return std::move(*signatures);
}

}   // namespace

std::optional<FileOutcome> find_outcome(db::Connection& core, std::string_view hash)
{
    return core.first("SELECT outcome, CASE WHEN text = '' THEN 0 ELSE 1 END FROM media_texts WHERE hash = :hash",
                      {{"hash", hash}}, [](const db::Row& row) {
                          return FileOutcome{row.str(0), row.i64(1) == 1};
                      });
}

std::optional<FileText> find_text(db::Connection& core, std::string_view hash)
{
    return core.first("SELECT outcome, text, pages, pages_read FROM media_texts WHERE hash = :hash", {{"hash", hash}},
                      [](const db::Row& row) {
                          return FileText{row.str(0), row.str(1), static_cast<int>(row.i64(2)), static_cast<int>(row.i64(3))};
                      });
}

void insert_text(db::Connection& core, std::string_view hash, const FileText& text, Instant now)
{
    core.exec("INSERT INTO media_texts (hash, outcome, text, pages, pages_read, read_at) VALUES (:hash, :outcome, :text, :pages, "
              ":pages_read, :now) ON CONFLICT DO NOTHING",
              {{"hash", hash},
               {"outcome", text.outcome},
               {"text", text.text},
               {"pages", text.pages},
               {"pages_read", text.pages_read},
               {"now", now}});
}

bool update_text(db::Connection& core, std::string_view hash, const FileText& text, int seen, Instant now)
{
    return core.exec("UPDATE media_texts SET outcome = :outcome, text = :text, pages_read = :pages_read, read_at = :now "
                     "WHERE hash = :hash AND outcome = 'scan' AND pages_read = :seen",
                     {{"hash", hash},
                      {"outcome", text.outcome},
                      {"text", text.text},
                      {"pages_read", text.pages_read},
                      {"now", now},
                      {"seen", seen}}) == 1;
}

std::optional<std::vector<extraction::Signature>> find_signatures(db::Connection& core, std::string_view hash)
{
    return core.first("SELECT signatures FROM media_signatures WHERE hash = :hash", {{"hash", hash}},
                      [&](const db::Row& row) { return read_signatures(row.text(0), hash); });
}

void insert_signatures(db::Connection& core, std::string_view hash, const std::vector<extraction::Signature>& signatures,
                       Instant now)
{
    core.exec("INSERT INTO media_signatures (hash, signatures, read_at) VALUES (:hash, :signatures, :now) ON CONFLICT DO NOTHING",
              {{"hash", hash}, {"signatures", extraction::to_json(signatures)}, {"now", now}});
    core.exec("DELETE FROM media_signature_failures WHERE hash = :hash", {{"hash", hash}});
}

void count_failed_signatures(db::Connection& core, std::string_view hash, Instant now)
{
    core.exec("INSERT INTO media_signature_failures (hash, rounds, failed_at) VALUES (:hash, 1, :now) "
              "ON CONFLICT (hash) DO UPDATE SET rounds = media_signature_failures.rounds + 1, failed_at = :now",
              {{"hash", hash}, {"now", now}});
}

std::vector<std::string> unread_files(db::Connection& core, int most_rounds, int limit)
{
    return core.all("SELECT f.hash FROM media_files f LEFT JOIN media_texts t ON t.hash = f.hash "
                    "LEFT JOIN media_signatures s ON s.hash = f.hash LEFT JOIN media_signature_failures x ON x.hash = f.hash "
                    "WHERE f.width = 0 AND (t.hash IS NULL OR (s.hash IS NULL AND f.type = 'application/pdf' "
                    "AND (x.hash IS NULL OR x.rounds < :most))) ORDER BY f.hash LIMIT :limit",
                    {{"most", most_rounds}, {"limit", limit}}, [](const db::Row& row) { return row.str(0); });
}

std::vector<std::string> scans(db::Connection& core, int limit)
{
    return core.all("SELECT hash FROM media_texts WHERE outcome = 'scan' ORDER BY hash LIMIT :limit", {{"limit", limit}},
                    [](const db::Row& row) { return row.str(0); });
}

std::map<std::string, Signatures> signatures_of(db::Connection& core, const std::vector<std::string>& hashes)
{
    constexpr std::size_t length_of_hash = 64;
    std::string all;
    for (const std::string& hash : hashes)
        if (hash.size() == length_of_hash)   // a form may send anything
            all += hash;
    std::map<std::string, Signatures> found;
    core.each("WITH RECURSIVE given (hash, rest) AS (SELECT substr(:all, 1, 64), substr(:all, 65) "
              "UNION ALL SELECT substr(rest, 1, 64), substr(rest, 65) FROM given WHERE rest <> '') "
              "SELECT f.hash, s.signatures FROM given g JOIN media_files f ON f.hash = g.hash "
              "LEFT JOIN media_signatures s ON s.hash = f.hash WHERE f.type = 'application/pdf'",
              {{"all", all}}, [&](const db::Row& row) {
                  found[row.str(0)] = row.is_null(1) ? Signatures() : read_signatures(row.text(1), row.text(0));
              });
    return found;
}

}   // namespace tantrao::media
