"""Memory that is free goes back to the machine.

glibc gives every thread that finds the heap busy a heap of its own, sixteen on two
cores, and each run of a script is a thread: what thirty readers had in use for a moment
then stays with the process, 250 MB of it. One heap is enough for threads that take
turns, and now and then their free pages are handed back.

Importing torch runs through 100 MB of machine code that no lesson ever calls. Such
pages stay with the process until the machine is short of memory; let go now and then,
those that are needed come back from the file within milliseconds.
"""

import ctypes
import gc
import re
import threading
import time
from itertools import count
from pathlib import Path
from typing import Any

import pyarrow as pa

HEAPS = 1
STACK = 2 * 1024 * 1024
"""Bytes of a thread: a quarter of what Linux sets aside, of which none came near."""
HAND_BACK_EVERY = 5.0
"""Seconds; it takes about 10 ms, during which Python runs on."""
LET_GO_EVERY = 12
"""Rounds of handing back."""
# From malloc.h.
M_TRIM_THRESHOLD, M_MMAP_THRESHOLD, M_ARENA_MAX = -1, -3, -8
MAPPED = 64 * 1024
"""Bytes from which a block is a mapping of its own, as a movie of lesson 4 is: handed
back as soon as it is free, and no hole in the heap. glibc alone would raise that."""
MADV_DONTNEED = 4  # From sys/mman.h.
CODE = re.compile(
    rb"^(\w+)-(\w+) r-xp \S+ \S+ \d+ +/\S+\.so\b.*\n(?:[A-Z]\w+:.*\n)+?"
    rb"Private_Dirty: +0 kB$",
    re.MULTILINE,
)
"""A library's code in /proc/self/smaps, where it is as it is in the file."""


def is_short(error: BaseException) -> bool:
    """Say whether memory ended, by what Python, torch and Arrow raise then."""
    return isinstance(error, MemoryError) or "allocate memory" in str(error)


def save_memory() -> bool:
    """Keep to one heap and hand free pages back; say whether this platform can."""
    allocator = _glibc()
    if allocator is None:
        return False
    threading.stack_size(STACK)
    allocator.mallopt(M_ARENA_MAX, HEAPS)
    allocator.mallopt(M_MMAP_THRESHOLD, MAPPED)
    allocator.mallopt(M_TRIM_THRESHOLD, MAPPED)
    # Arrow's own allocator would keep what thirty readers' tables had at once.
    pa.set_memory_pool(pa.system_memory_pool())
    threading.Thread(target=_hand_back, args=(allocator,), daemon=True).start()
    return True


def _glibc() -> Any | None:
    try:
        library = ctypes.CDLL(None)
        return library if library.mallopt and library.malloc_trim else None
    except (AttributeError, OSError, TypeError):  # macOS, musl, Windows
        return None


def _hand_back(allocator: Any) -> None:
    for rounds in count(1):
        time.sleep(HAND_BACK_EVERY)
        gc.collect()
        allocator.malloc_trim(0)
        if rounds % LET_GO_EVERY == 0:
            let_go_of_code(allocator)


def let_go_of_code(allocator: Any) -> None:
    """Let go of the pages of code that the libraries have in memory."""
    try:
        mappings = Path("/proc/self/smaps").read_bytes()
    except OSError:  # hidden in some containers
        return
    for mapping in CODE.finditer(mappings):
        start, end = (int(place, 16) for place in mapping.groups())
        size = ctypes.c_size_t(end - start)
        allocator.madvise(ctypes.c_void_p(start), size, MADV_DONTNEED)
