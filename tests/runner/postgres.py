# SPDX-License-Identifier: AGPL-3.0-or-later
"""A PostgreSQL for one run of the tests, by bin/test-postgres; nothing of it stays."""
import contextlib
import socket
import subprocess
import tempfile


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def throw_away(root):
    """Its address."""
    folder = tempfile.mkdtemp(prefix="tantrao-postgres-")
    try:
        started = subprocess.run([root / "bin/test-postgres", "start", folder, str(free_port())], check=True, stdin=subprocess.DEVNULL,
                                 capture_output=True, text=True)
        yield started.stdout.strip()
    except subprocess.CalledProcessError as error:
        raise RuntimeError(f"PostgreSQL did not start: {error.stderr}") from error
    finally:
        subprocess.run([root / "bin/test-postgres", "stop", folder], check=False, stdin=subprocess.DEVNULL)
