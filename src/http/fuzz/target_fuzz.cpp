// Whatever is accepted as a path cannot climb, and as a host is one.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.hpp"
#include "http/compress.hpp"
#include "http/range.hpp"
#include "http/target.hpp"

#include <cstdint>
#include <cstdlib>

using namespace tantrao;

namespace {

void check(bool holds)
{
    if (!holds)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    if (const auto target = http::split_target(input)) {
        const auto path = http::normalise_path(target->path);
        check(!path || (path->starts_with('/') && text::is_valid_utf8(*path) && path->find("//") == std::string::npos &&
                        (*path + "/").find("/../") == std::string::npos && path->find('\\') == std::string::npos));
    }
    if (const auto host = http::host_name(input))
        check(!host->empty() && host->size() <= 253 && http::host_name(*host) == host);
    const auto asked = http::parse_range(input, 100);
    check(!asked.range || (asked.range->begin < asked.range->end && asked.range->end <= 100));
    (void)http::accepted_encodings(input);
    (void)http::etag_matches(input, "\"abc\"");
    return 0;
}
