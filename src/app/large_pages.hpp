// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

namespace tantrao::app {

// Has the C library put its heap on large memory pages, which makes serving cached pages a tenth faster. It reads that wish from the
// environment before main, so the program starts itself again, once, under the same process number. Where that cannot be done, or the
// environment says something already (GLIBC_TUNABLES), all stays as it is.
void want_large_pages(char** words);

}   // namespace tantrao::app
