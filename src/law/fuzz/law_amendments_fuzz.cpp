// A text read as one that amends itself: no crash, no hang, and what comes out is a tree as any other.
// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/amendments.hpp"
#include "law/stated_relations.hpp"
#include "law/word_diff.hpp"

#include <cstdlib>

using namespace tantrao;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const auto parsed = law::parse_text({reinterpret_cast<const char*>(data), size});
    if (!parsed)
        return 0;
    law::stated_relations(*parsed);
    law::AmendedText amended(*parsed);
    for (const law::Amendment& amendment : law::find_amendments(*parsed))
        amended.apply(amendment);
    const law::LegalText& text = amended.text();
    const auto stored = law::from_json(law::to_json(text));
    if (!stored || !(stored->parts == text.parts))
        std::abort();
    law::diff_words(law::to_text(*parsed), law::to_text(text));
    return 0;
}
