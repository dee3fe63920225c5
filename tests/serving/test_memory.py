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


def test_memory_is_saved_where_glibc_is_and_left_alone_elsewhere():
    # In a process of its own, as it cannot be undone.
    command = [sys.executable, "-c", SAVING]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)

    glibc = platform.libc_ver()[0] == "glibc"
    # The main thread, and the one that hands back.
    assert run.stdout.split() == [str(glibc), "2" if glibc else "1"]


def test_without_glibc_there_is_nothing_to_do(monkeypatch):
    monkeypatch.setattr(memory, "_glibc", lambda: None)

    assert memory.save_memory() is False


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
