"""A PostgreSQL server of its own, on a temporary folder."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.server import free_port

DEBIANS = "/usr/lib/postgresql"
NOBODY = "nobody"


@contextmanager
def serve_postgresql() -> Iterator[str]:
    """Start a server, yield the address of an empty database, and stop the server."""
    # It refuses to run as root.
    user = NOBODY if os.geteuid() == 0 else None
    with tempfile.TemporaryDirectory(prefix="postgresql") as folder:
        if user:
            shutil.chown(folder, user)
        port = free_port()
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1"

        def run(name: str, *arguments: str) -> None:
            command = [binary(name), "-D", f"{folder}/data", *arguments]
            subprocess.run(
                command, cwd=folder, user=user, check=True, stdout=subprocess.DEVNULL
            )

        run("initdb", "-A", "trust", "-U", "rooms")
        run("pg_ctl", "-w", "-l", f"{folder}/log", "-o", options, "start")
        try:
            yield f"postgresql+psycopg://rooms@127.0.0.1:{port}/postgres"
        finally:
            run("pg_ctl", "-w", "-m", "immediate", "stop")


def binary(name: str) -> str:
    """Find a program of PostgreSQL; Debian keeps them beside the path."""
    return shutil.which(name) or str(max(Path(DEBIANS).glob(f"*/bin/{name}")))
