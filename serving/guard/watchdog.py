"""Ends a process that is frozen, so that what is above starts it anew.

An alarm clock of the kernel is wound up anew from the event loop, again and again. When
the loop no longer comes to it (a thread that never starts, a lock that is never given
back, memory that has ended) it rings, and the process writes where it stood and is
gone. That takes no thread, no memory and no interpreter.
"""

import asyncio
import faulthandler
import signal

from streamlit.runtime import Runtime, RuntimeState

FROZEN = 20.0
"""Seconds: ten times what an overloaded server was ever silent."""
BEAT = 2.0
STOPS = {RuntimeState.STOPPING, RuntimeState.STOPPED}

_start = Runtime.start


def install() -> None:
    """Watch the event loop of the server that is about to start."""
    if hasattr(signal, "setitimer"):  # not on Windows
        Runtime.start = start


async def start(self: Runtime) -> None:
    """Start the runtime, and the watch."""
    await _start(self)
    faulthandler.register(signal.SIGALRM, all_threads=True, chain=True)
    beat(self)


def beat(runtime: Runtime) -> None:
    """Wind the clock up; ring at once where nothing is sent to readers any more."""
    task = runtime._loop_coroutine_task
    if task is None or not task.done():
        signal.setitimer(signal.ITIMER_REAL, FROZEN)
    elif runtime.state not in STOPS:
        signal.raise_signal(signal.SIGALRM)
    asyncio.get_running_loop().call_later(BEAT, beat, runtime)
