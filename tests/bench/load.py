# SPDX-License-Identifier: AGPL-3.0-or-later
"""wrk, and what a server spent while it answered."""
import json
import subprocess
from pathlib import Path

SCRIPT = Path(__file__).parent / "pages.lua"


class Load:
    """Requests of a list of (host, target), written down for wrk."""

    def __init__(self, folder, name, pages):
        self.file = Path(folder) / f"{name}.pages"
        self.file.write_text("".join(f"{host} {target}\n" for host, target in pages))

    def command(self, port, connections, seconds, encoding, seed):
        return ["wrk", "-t1", f"-c{connections}", f"-d{seconds}", "-s", SCRIPT, f"http://127.0.0.1:{port}", "--", self.file, encoding, str(seed)]

    def start(self, port, connections, seconds, encoding="gzip", seed=1):
        return subprocess.Popen(self.command(port, connections, seconds, encoding, seed), stdout=subprocess.PIPE, text=True)

    def run(self, server, connections, seconds, encoding, seed=1):
        """What wrk saw, with the server's processor time per request in microseconds."""
        before = server.cpu()
        process = self.start(server.port, connections, seconds, encoding, seed)
        result = finished(process)
        result["cpu_us"] = (server.cpu() - before) / max(1, result["requests"]) * 1e6
        return result


def finished(process):
    out = process.communicate()[0]
    line = next((line for line in out.splitlines() if line.startswith("JSON ")), None)
    if line is None:
        raise RuntimeError(f"wrk ended with {process.returncode}:\n{out}")
    result = json.loads(line[5:])
    result["per_second"] = result["requests"] / result["seconds"]
    return result
