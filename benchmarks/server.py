"""Servers to measure: this dashboard, and the floor beside it."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
FLOOR = Path(__file__).with_name("bare_streamlit.py")
GUARDED, PLAIN = ("serving",), ("streamlit", "run")


class Server(NamedTuple):
    """A running server.

    Attributes:
        url: Where it listens.
        pid: Its process.
        log: What it wrote, both streams.
        healthy_after: Seconds from the start of the process to its first "ok".
    """

    url: str
    pid: int
    log: Path
    healthy_after: float

    def megabytes(self) -> float:
        """Return the memory that is resident."""
        pages = int(Path(f"/proc/{self.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6

    def cpu_seconds(self) -> float:
        """Return the processor time used so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def serve(
    script: Path = ROOT / "dashboard.py",
    *,
    port: int | None = None,
    environ: dict[str, str] | None = None,
    prefix: tuple[str, ...] = (),
    runner: tuple[str, ...] = GUARDED,
    address: str | None = "127.0.0.1",
) -> Iterator[Server]:
    """Start a server in a process of its own, and stop it in the end.

    Args:
        script: What it serves.
        port: Where it listens; a free port by default.
        environ: Environment variables on top of this process's.
        prefix: A command to run the server under.
        runner: The module that serves, as `python -m` takes it.
        address: Where it listens; None leaves that to Streamlit.
    """
    port = port or free_port()
    command = [*prefix, sys.executable, "-m", *runner, str(script)]
    options = ["--server.port", str(port), "--server.headless", "true"]
    options += ["--server.address", address] if address else []
    with tempfile.NamedTemporaryFile("w", suffix=".log") as log:
        begun = time.perf_counter()
        process = subprocess.Popen(
            command + options,
            cwd=ROOT,
            stdout=log,
            stderr=log,
            env=os.environ | {"PYTHONPATH": str(ROOT)} | (environ or {}),
        )
        try:
            url = f"http://127.0.0.1:{port}"
            wait_until_healthy(url)
            after = time.perf_counter() - begun
            yield Server(url, process.pid, Path(log.name), after)
        finally:
            process.terminate()
            process.wait(20)


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_healthy(url: str, seconds: float = 60) -> None:
    """Wait until the health endpoint says ok.

    Raises:
        TimeoutError: If it does not within `seconds`.
    """
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=2) as answer:
                if answer.read() == b"ok":
                    return
        except OSError:
            time.sleep(0.02)
    raise TimeoutError(f"{url} was not healthy within {seconds} s")
