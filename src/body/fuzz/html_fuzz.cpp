// HTML of any kind: no crash, no hang, and a tree that is its own canonical form.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "body/body.hpp"
#include "body/html_text.hpp"

#include <cstdlib>

using namespace tantrao;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const std::string_view html(reinterpret_cast<const char*>(data), size);
    const auto known = [](const std::string& src) -> std::optional<body::KnownPicture> {
        if (src.size() != 1)
            return {};
        return body::KnownPicture{std::string(64, 'a'), 4, 3, "", ""};
    };
    const auto tree = body::from_html(html, {}, known);
    if (!tree) {
        const std::string& code = tree.error().code;
        if (code != "body.html.too_large" && code != "body.html.too_deep" && code != "body.too_large")
            std::abort();   // the mapping made what the schema refuses
        return 0;
    }
    const auto again = body::from_json(tree->bytes());
    if (!again || again->bytes() != tree->bytes())
        std::abort();
    body::to_html(*tree, {});
    body::to_text(*tree);
    if (const auto text = body::text_of_html(html); !text && text.error().code != "body.too_large")
        std::abort();
    return 0;
}
