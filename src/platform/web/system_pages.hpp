// Pages for machines: /healthz (the process lives), /readyz (it should get requests), /metrics (Prometheus text, this machine only).
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "http/server.hpp"
#include "platform/newsstand/page_cache.hpp"
#include "platform/web/environment.hpp"

namespace tantrao::web {

http::Response healthz();
http::Response readyz(Environment& environment, bool stopping);
http::Response metrics(Environment& environment, const newsstand::PageCache& cache, const http::Server* server);

} // namespace tantrao::web
