"""What a server process does once, before its first session draws.

Streamlit serves every session from threads of one process. With torch imported, a
full garbage collection walks 500 thousand objects under the GIL (about 155 ms), and
lazy imports land in the run of whoever comes first. So the process imports and warms
up everything once, freezes what it then holds, and keeps torch on one thread: sixty
small runs side by side are faster on one thread each than in turns on all.
`.streamlit/config.toml` switches off the collection after every run.
"""

import gc
import importlib
import linecache
import pkgutil
import sys
from threading import Lock

import torch

from serving import browser_history, unchanged
from serving.guard.install import install as guard_process
from serving.memory import save_memory

# A thread that computes gives the GIL away after twenty milliseconds instead of five: a
# move is drawn in one go, and a class of 60 waits 156 ms at p95 in place of 604 (with
# two milliseconds) or 782. Trainings beside it give the GIL away in every operation.
SWITCH_INTERVAL = 0.02

FLOORS = ("core", "charts", "serving", "ui", "screens")
"""Imported by name: the process knows that they are there, not what is in them."""

_lock = Lock()
_prepared = False


def prepare_process() -> None:
    """Import, warm up and freeze, once per process; set up this run's thread."""
    global _prepared
    prepare_thread()
    with _lock:
        if not _prepared:
            guard_process()
            unchanged.install()
            browser_history.install()
            sys.setswitchinterval(SWITCH_INTERVAL)
            save_memory()
            _import_floors()
            _run_autograd_once()
            # Decorators that read the source of what they decorate left 2 MB there.
            linecache.clearcache()
            gc.collect()
            gc.freeze()
            _prepared = True


def prepare_thread() -> None:
    """Keep torch on one thread in this one, which is new in most runs of a script."""
    # OpenMP counts threads anew in every thread: a first pseudo-inverse took 67 ms
    # there and 0.1 ms with this.
    torch.set_num_threads(1)


def _import_floors() -> None:
    for name in FLOORS:
        floor = importlib.import_module(name)
        for module in pkgutil.walk_packages(floor.__path__, f"{name}."):
            importlib.import_module(module.name)


def _run_autograd_once() -> None:
    x = torch.linspace(-1, 1, 8, requires_grad=True)
    torch.autograd.grad(torch.tanh(x).sum(), x)
