// SPDX-License-Identifier: AGPL-3.0-or-later
#include "body/body.hpp"
#include "body/html_guard.hpp"
#include "body/html_mapper.hpp"
#include "body/html_text.hpp"

#include <memory>

namespace tantrao::body {

namespace {

struct DestroyOutput {
    void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};

Result<Tree> tree_of(std::string_view html, const Limits& limits, const PictureFinder& find, Lists lists)
{
    const std::string guarded = TANTRAO_TRY(guard_html(html, limits));
    const std::unique_ptr<GumboOutput, DestroyOutput> parsed(
        gumbo_parse_with_options(&kGumboDefaultOptions, guarded.data(), guarded.size()));
    Json document{{"type", "doc"}};
    document["content"] = map_html(parsed->root, limits, find, lists);
    // Checked like any tree from outside, so the mapping cannot make what the schema does not allow.
    return from_json(dump_json(document), limits);
}

}   // namespace

Result<Tree> from_html(std::string_view html, const Limits& limits, const PictureFinder& find)
{
    return tree_of(html, limits, find, Lists::nodes);
}

Result<std::string> text_of_html(std::string_view html, const Limits& limits)
{
    return to_text(TANTRAO_TRY(tree_of(html, limits, {}, Lists::words)));
}

}   // namespace tantrao::body
