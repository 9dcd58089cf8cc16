// SPDX-License-Identifier: AGPL-3.0-or-later
#include "body/html_pictures.hpp"
#include "body/html_nodes.hpp"

#include "base/text.hpp"

namespace tantrao::body {

std::optional<KnownPicture> known_picture(const GumboNode* image, const PictureFinder& find)
{
    if (!find)
        return {};
    // Pages that load pictures late keep the true address beside a placeholder.
    for (const char* name : {"data-src", "data-original", "src"})
        if (const std::string src = attribute(image, name); !src.empty())
            if (auto known = find(src))
                return known;
    return {};
}

Json figure_of(const KnownPicture& known, const GumboNode* image, const std::string& caption)
{
    std::string alt = attribute(image, "alt");
    if (alt.empty())
        alt = text::clean_line(known.alt);
    if (alt.empty())
        alt = caption;
    return Json::object({{"type", "figure"},
                         {"attrs",
                          {{"file", known.file},
                           {"alt", alt},
                           {"decorative", alt.empty()},
                           {"caption", caption},
                           {"credit", known.credit},
                           {"width", known.width},
                           {"height", known.height}}}});
}

}   // namespace tantrao::body
