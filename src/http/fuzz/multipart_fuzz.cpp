// The first byte says in which pieces the rest is fed; the pieces must not matter.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/multipart.hpp"

#include <cstdint>
#include <cstdlib>

using namespace tantrao;

namespace {

// All events as text, "!" and the code at an error.
std::string read(std::string_view body, std::size_t piece)
{
    std::string seen;
    http::MultipartReader reader("XX", {[&](const http::PartHead& head) -> Result<void> {
                                            seen += "[" + head.name + "|" + head.file_name + "|" + head.content_type + "]";
                                            return {};
                                        },
                                        [&](std::string_view bytes) -> Result<void> {
                                            seen += bytes;
                                            return {};
                                        },
                                        [&]() -> Result<void> {
                                            seen += "[end]";
                                            return {};
                                        }});
    for (std::size_t at = 0; at < body.size(); at += piece)
        if (const auto fed = reader.feed(body.substr(at, piece)); !fed)
            return "!" + fed.error().code;
    return seen + (reader.finished() ? "[finished]" : "");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::string_view body(reinterpret_cast<const char*>(data) + 1, size - 1);
    if (read(body, std::size_t{1} + data[0]) != read(body, body.size() + 1))
        std::abort();
    (void)http::multipart_boundary(body);
    return 0;
}
