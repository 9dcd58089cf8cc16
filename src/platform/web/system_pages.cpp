// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/web/system_pages.hpp"
#include <fmt/format.h>

namespace tantrao::web {
namespace {

http::Response plain(std::string text, int status)
{
    http::Response response = http::text(std::move(text), status);
    response.set("Cache-Control", "no-store");
    response.set("X-Content-Type-Options", "nosniff");
    return response;
}

void add(std::string& out, std::string_view name, std::string_view type, std::string_view help, std::int64_t value)
{
    out += fmt::format("# HELP tantrao_{0} {1}\n# TYPE tantrao_{0} {2}\ntantrao_{0} {3}\n", name, help, type, value);
}

void add_server(std::string& out, const http::ServerStats& stats)
{
    add(out, "http_requests_total", "counter", "Requests answered.", stats.requests);
    add(out, "http_fast_path_total", "counter", "Requests answered from the page cache on an I/O thread.", stats.fast_path_hits);
    add(out, "http_refused_busy_total", "counter", "Requests refused because the queue was full.", stats.refused_busy);
    add(out, "http_sent_bytes_total", "counter", "Bytes sent.", stats.bytes_sent);
    add(out, "http_connections", "gauge", "Open connections.", stats.connections_open);
    out += "# HELP tantrao_http_responses_total Responses by class of status.\n# TYPE tantrao_http_responses_total counter\n";
    for (int i = 1; i <= 5; ++i)
        out += fmt::format("tantrao_http_responses_total{{class=\"{}xx\"}} {}\n", i, stats.by_status_class[i]);
}

} // namespace

http::Response healthz() { return plain("ok\n", 200); }

http::Response readyz(Environment& environment, bool stopping)
{
    const newsstand::Health health = environment.projector.health();
    if (stopping)
        return plain("stopping\n", 503);
    if (environment.directories.newest()->all().empty())
        return plain("no site in the live store yet\n", 503);
    const bool stale = !health.core_reachable &&
                       environment.clock.now() - health.last_contact > hours_us(environment.config.max_stale_hours);
    return stale ? plain("cut off from the core store for too long\n", 503) : plain("ready\n", 200);
}

http::Response metrics(Environment& environment, const newsstand::PageCache& cache, const http::Server* server)
{
    std::string out;
    if (server != nullptr)
        add_server(out, server->stats());
    const newsstand::CacheStats stats = cache.stats();
    add(out, "page_cache_entries", "gauge", "Pages in the cache.", stats.entries);
    add(out, "page_cache_bytes", "gauge", "Memory of the page cache.", stats.bytes);
    add(out, "page_cache_hits_total", "counter", "Found.", stats.hits);
    add(out, "page_cache_misses_total", "counter", "Rendered.", stats.misses);
    add(out, "page_cache_refused_total", "counter", "Rendered from an older snapshot than a purge and not kept.", stats.refused);
    const newsstand::Health health = environment.projector.health();
    add(out, "publication_number", "gauge", "Last number of the publication log known.", health.core.number);
    add(out, "applied_number", "gauge", "Last number applied to live.", environment.projector.applied());
    add(out, "set_aside", "gauge", "Subjects that could not be projected.", health.set_aside);
    add(out, "core_reachable", "gauge", "1 while the core store answers.", health.core_reachable ? 1 : 0);
    const catalogue::IndexHealth search = environment.indexer.health();
    add(out, "search_number", "gauge", "Last number of the publication log that can be found by search.", search.index.number);
    add(out, "search_documents", "gauge", "Documents in the search index.", search.documents);
    add(out, "search_rebuilding", "gauge", "1 while the search index is built anew.", search.rebuilding ? 1 : 0);
    add(out, "search_trouble", "gauge", "1 while the search index cannot follow; why is in the log.", search.trouble.empty() ? 0 : 1);
    http::Response response = plain(std::move(out), 200);
    response.set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    return response;
}

} // namespace tantrao::web
