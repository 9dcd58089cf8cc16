// What Xapian throws, as errors of the index. Only this folder uses it.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "search/index.hpp"

#include <xapian.h>

namespace tantrao::search {

// Whether it will not mend by itself: what is on the disk is damaged, of another version, or not there.
bool is_broken(const Xapian::Error& error);
// BrokenIndex or IndexError.
[[noreturn]] void throw_as_index_error(const Xapian::Error& error);

template <class F>
auto guarded(F&& work)
{
    try {
        return work();
    } catch (const Xapian::Error& error) {
        throw_as_index_error(error);
    }
}

}   // namespace tantrao::search
