# SPDX-License-Identifier: AGPL-3.0-or-later
"""Running a command so that what it says is seen at once and kept, with a limit on its time."""
import os
import signal
import subprocess
import sys
import threading


def run(arguments, cwd, env=None, limit=1800):
    """(exit code, output). After `limit` seconds the command and its children are ended; the code is then 124."""
    process = subprocess.Popen(arguments, cwd=cwd, env={**os.environ, **(env or {})}, stdin=subprocess.DEVNULL, text=True,
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT, errors="replace", start_new_session=True)
    late = threading.Event()

    def end():
        late.set()
        os.killpg(process.pid, signal.SIGKILL)

    timer = threading.Timer(limit, end)
    timer.start()
    lines = []
    try:
        for line in process.stdout:
            sys.stdout.write(line)
            sys.stdout.flush()
            lines.append(line)
        code = process.wait()
    except BaseException:
        os.killpg(process.pid, signal.SIGKILL)
        raise
    finally:
        timer.cancel()
    if late.is_set():
        print(f"ended after {limit} seconds: {' '.join(map(str, arguments))}", flush=True)
        code = 124
    return code, "".join(lines)
