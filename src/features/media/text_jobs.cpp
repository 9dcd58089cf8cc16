// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/media/text_jobs.hpp"

#include "base/log.hpp"
#include "features/media/api.hpp"
#include "features/media/text_store.hpp"
#include "platform/newsstand/log.hpp"
#include "platform/publication/publication_store.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace tantrao::media {

namespace {

constexpr std::string_view read_kind = "media.text", scan_kind = "media.scan", sweep_kind = "media.texts";
constexpr int most_tries = 3;      // of a file that takes too long or brings its reader down
constexpr int most_rounds = 5;     // of such tries to read its signatures, one an hour: the machine may have been the reason
constexpr int pages_at_once = 3;   // of a scan: a job should end within a minute
constexpr int swept_files = 2'000, swept_scans = 200;
constexpr std::size_t longest_text = 2 << 20;   // bytes; what a scan comes to

Json payload_of(std::string_view hash) { return {{"hash", std::string(hash)}}; }
std::string key_of(std::string_view kind, std::string_view hash) { return fmt::format("{}:{}", kind, hash); }

void enter(db::Transaction& tx, Instant now, std::string_view kind, std::string_view hash)
{
    jobs::enter(tx, now, kind, payload_of(hash), now, key_of(kind, hash));
}

// For the sweep: what waits to be tried again, or was given up, is left to it.
void enter_if_new(db::Transaction& tx, Instant now, std::string_view kind, std::string_view hash)
{
    jobs::enter_if_new(tx, now, kind, payload_of(hash), now, key_of(kind, hash));
}

template <class F>
void write(web::Environment& environment, F&& body)
{
    const auto done = environment.core.write([&](db::Transaction& tx) -> Result<void> {
        body(tx, environment.clock.now());
        return {};
    });
    static_cast<void>(done);   // the body cannot fail but by exception
}

// In a transaction after the one that stored the text: an item that goes live in between sees the text or stands here.
void show_anew(web::Environment& environment, std::string_view hash)
{
    write(environment, [&](db::Transaction& tx, Instant now) {
        for (const newsstand::Subject& subject : publication::shown_with_file(tx.db(), hash))
            newsstand::append(tx, now, subject.kind, subject.id);
    });
}

// What may be better another time.
bool try_again(const Error& error, const jobs::Job& job)
{
    return error.code == "extraction.interrupted" || (error.kind == ErrorKind::unavailable && job.tries + 1 < most_tries);
}

Result<FileText> read_file(web::Environment& environment, const File& file, const jobs::Job& job)
{
    const auto format = extraction::format_of(file.type);
    if (!format)
        return FileText{"none", {}, 0, 0};
    auto text = environment.text_reader.text_of(environment.blobs.path_of(file.hash), *format);
    if (text)
        return FileText{text->is_scan ? "scan" : "read", std::move(text->text), text->pages, 0};
    if (try_again(text.error(), job))
        return text.error();
    return FileText{text.error().code, {}, 0, 0};
}

// Of what brings its reader down again and again nobody knows whether it has any.
Result<void> read_signatures(web::Environment& environment, const File& file, const jobs::Job& job)
{
    const bool is_known =
        environment.core.read([&](db::Connection& core) { return find_signatures(core, file.hash).has_value(); });
    if (is_known || extraction::format_of(file.type) != extraction::Format::pdf)
        return {};
    const auto found = environment.text_reader.signatures_of(environment.blobs.path_of(file.hash));
    if (!found && try_again(found.error(), job))
        return found.error();
    write(environment, [&](db::Transaction& tx, Instant now) {
        if (found)
            insert_signatures(tx.db(), file.hash, *found, now);
        else
            count_failed_signatures(tx.db(), file.hash, now);
    });
    return {};
}

Result<void> read_text(web::Environment& environment, const jobs::Job& job)
{
    const std::string hash = json_text(job.payload, "hash");
    const auto file = environment.core.read([&](db::Connection& core) { return find_file(core, hash); });
    if (!file)
        return {};
    if (!environment.core.read([&](db::Connection& core) { return find_outcome(core, hash); })) {
        const FileText text = TANTRAO_TRY(read_file(environment, *file, job));
        write(environment, [&](db::Transaction& tx, Instant now) {
            insert_text(tx.db(), hash, text, now);
            if (text.outcome == "scan" && environment.config.ocr)
                enter(tx, now, scan_kind, hash);
        });
    }
    TANTRAO_TRY(read_signatures(environment, *file, job));
    show_anew(environment, hash);
    return {};
}

// The next pages of a scan. What cannot be recognised is passed over.
Result<void> read_scan(web::Environment& environment, const jobs::Job& job)
{
    const std::string hash = json_text(job.payload, "hash");
    auto text = environment.core.read([&](db::Connection& core) { return find_text(core, hash); });
    if (text && text->outcome == "read") {   // the program ended before this was shown
        show_anew(environment, hash);
        return {};
    }
    if (!text || text->outcome != "scan" || !environment.config.ocr)
        return {};
    const int seen = text->pages_read, last = std::min(text->pages, environment.config.ocr_pages);
    const int count = std::min(pages_at_once, std::max(last - seen, 0));
    const auto part = environment.text_reader.text_of_scan(environment.blobs.path_of(hash), seen, count);
    if (!part && part.error().code == "extraction.no_ocr") {
        log_warning("media.scan", "scanned files stay without text: tesseract with Vietnamese is not installed");
        return {};   // the sweep asks again
    }
    if (!part && try_again(part.error(), job))
        return part.error();
    if (part && text->text.size() + part->text.size() < longest_text)
        text->text += (text->text.empty() ? "" : "\n") + part->text;
    text->pages_read = seen + count;
    const bool is_done = text->pages_read >= last;
    if (is_done)
        text->outcome = "read";
    write(environment, [&](db::Transaction& tx, Instant now) {
        if (update_text(tx.db(), hash, *text, seen, now) && !is_done)
            enter(tx, now, scan_kind, hash);
    });
    if (is_done)
        show_anew(environment, hash);
    return {};
}

// What came before there were these jobs or what they look for, and scans of a time without recognition.
Result<void> sweep(web::Environment& environment)
{
    write(environment, [&](db::Transaction& tx, Instant now) {
        for (const std::string& hash : unread_files(tx.db(), most_rounds, swept_files))
            enter_if_new(tx, now, read_kind, hash);
        if (environment.config.ocr)
            for (const std::string& hash : scans(tx.db(), swept_scans))
                enter_if_new(tx, now, scan_kind, hash);
    });
    return {};
}

}   // namespace

void enter_reading(db::Transaction& tx, Instant now, std::string_view hash) { enter(tx, now, read_kind, hash); }

void register_text_jobs(web::Environment& environment)
{
    jobs::Runner& runner = environment.slow_jobs;
    runner.handle(std::string(read_kind), [&](const jobs::Job& job) { return read_text(environment, job); });
    runner.handle(std::string(scan_kind), [&](const jobs::Job& job) { return read_scan(environment, job); });
    runner.every(std::string(sweep_kind), hours_us(1), [&](const jobs::Job&) { return sweep(environment); });
}

}   // namespace tantrao::media
