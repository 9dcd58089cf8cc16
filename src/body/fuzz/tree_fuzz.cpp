// JSON from an editor that is not ours: no crash, and what is accepted is stable.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "body/body.hpp"

#include <cstdlib>

using namespace tantrao;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const std::string_view json(reinterpret_cast<const char*>(data), size);
    const auto tree = body::from_json(json);
    if (tree) {
        const auto again = body::from_json(tree->bytes());
        if (!again || again->bytes() != tree->bytes())
            std::abort();
        body::to_html(*tree, {});
        body::files_of(*tree);
    }
    const body::Tree plain = body::from_plain_text(json);
    const auto read = body::from_json(plain.bytes());
    if (!read || read->bytes() != plain.bytes())
        std::abort();
    return 0;
}
