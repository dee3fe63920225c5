import platform
import subprocess
import sys
from pathlib import Path

from ui import memory

ROOT = Path(__file__).parents[2]
SCRIPT = """
import threading
from ui.memory import save_memory

print(save_memory(), threading.active_count())
"""


def test_memory_is_saved_where_glibc_is_and_left_alone_elsewhere():
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    glibc = platform.libc_ver()[0] == "glibc"
    # The main thread, and the one that hands back.
    assert run.stdout.split() == [str(glibc), "2" if glibc else "1"]


def test_without_glibc_there_is_nothing_to_do(monkeypatch):
    monkeypatch.setattr(memory, "_glibc", lambda: None)

    assert memory.save_memory() is False
