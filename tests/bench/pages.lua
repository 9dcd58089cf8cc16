-- wrk: requests drawn at random from a file of "HOST TARGET" lines; says in JSON how it went.
-- Arguments: FILE ENCODING (identity or gzip) SEED. SPDX-License-Identifier: AGPL-3.0-or-later
local requests = {}

function init(args)
  local headers = {}
  if args[2] == "gzip" then headers["Accept-Encoding"] = "gzip" end
  for line in io.lines(args[1]) do
    local host, target = line:match("^(%S+) (%S+)$")
    headers["Host"] = host
    requests[#requests + 1] = wrk.format("GET", target, headers)
  end
  math.randomseed(tonumber(args[3]))
end

function request() return requests[math.random(#requests)] end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format('JSON {"requests": %d, "seconds": %.6f, "bytes": %d, "p50_ms": %.3f, "p99_ms": %.3f, "refused": %d, "broken": %d}\n',
    summary.requests, summary.duration / 1e6, summary.bytes, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
