import platform
import subprocess
import sys
from pathlib import Path

from serving import memory

ROOT = Path(__file__).parents[2]
SAVING = """
import threading
from serving.memory import save_memory

print(save_memory(), threading.active_count())
"""


def words_of(script: str) -> list[str]:
    """Run a script in a process of its own, and read what it prints."""
    run = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout.split()


def test_memory_is_saved_where_glibc_is_and_left_alone_elsewhere():
    glibc = platform.libc_ver()[0] == "glibc"
    # The main thread, and the one that hands back.
    assert words_of(SAVING) == [str(glibc), "2" if glibc else "1"]


def test_without_glibc_there_is_nothing_to_do(monkeypatch):
    monkeypatch.setattr(memory, "_glibc", lambda: None)

    assert memory.save_memory() is False


LETTING_GO = """
from pathlib import Path

import torch

from serving import memory


def of_files():
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    return int(status.read_text().partition("RssFile:")[2].split()[0]) / 1024


before = of_files()
memory.let_go_of_code(memory._glibc())
after = of_files()
print(before, after, torch.ones(9, 9).matmul(torch.ones(9, 9)).sum().item())
"""


def test_code_that_only_importing_needed_is_let_go_and_the_rest_comes_back():
    before, after, product = map(float, words_of(LETTING_GO))

    assert (before - after > 50) == Path("/proc/self/smaps").exists()
    assert product == 729


MAPPINGS = b"""1000-3000 r-xp 00000000 fe:00 12      /usr/lib/libclean.so.6
Rss:                   8 kB
Private_Dirty:         0 kB
VmFlags: rd ex mr mw me
4000-5000 r-xp 00000000 fe:00 13      /usr/lib/libwritten.so
Rss:                   4 kB
Private_Dirty:         4 kB
VmFlags: rd ex mr mw me
6000-7000 rw-p 00000000 fe:00 13      /usr/lib/libwritten.so
Private_Dirty:         0 kB
8000-9000 r-xp 00000000 00:00 0       [vdso]
Private_Dirty:         0 kB
"""


def test_only_code_that_is_as_in_its_file_is_let_go():
    assert [m.groups() for m in memory.CODE.finditer(MAPPINGS)] == [(b"1000", b"3000")]
