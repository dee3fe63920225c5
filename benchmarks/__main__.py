"""Measure everything and write `benchmarks/RESULTS.md`.

python -m benchmarks                    all tables (about 15 minutes)
python -m benchmarks served browsed     some of them, printed only
"""

import contextlib
import io
import os
import platform
import sys
import timeit
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import streamlit
import torch

from benchmarks import beside, browsed, engine, grab, room, served

RESULTS = Path(__file__).with_name("RESULTS.md")


def engine_tables() -> Iterator[list[str]]:
    """Yield the table of the training engine."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        engine.main()
    yield ["## Training engine, one core\n", *printed.getvalue().splitlines()]


SUITES: dict[str, Callable[[], Iterable[list[str]]]] = {
    "served": served.tables,
    "beside": beside.tables,
    "room": room.tables,
    "browsed": browsed.tables,
    "grab": grab.tables,
    "engine": engine_tables,
}


def yardstick() -> str:
    """Measure how fast the machine is just now, for a look at milliseconds."""
    seconds = min(timeit.repeat("for i in range(10**7): x += i", "x = 0", number=1))
    return f"{seconds:.2f} s"


def header(speeds: list[str]) -> list[str]:
    """Say on what it was measured, and how to read it."""
    return [
        "# Benchmarks\n",
        f"`make bench` on {os.cpu_count()} cores ({platform.machine()}), Python "
        f"{platform.python_version()}, Streamlit {streamlit.__version__}, torch "
        f"{torch.__version__}. Readers, browser and server share the cores. "
        "Everything in a table was measured in one run; ratios are firmer than "
        "milliseconds.\n",
        "Ten million additions in a loop of Python took "
        f"{', then '.join(speeds)} (before the tables and after each group).\n",
    ]


def main(names: list[str]) -> None:
    """Measure the suites of those names; write the results if it was all."""
    speeds, lines = [yardstick()], []
    for name in names or SUITES:
        for table in SUITES[name]():
            print("\n".join(table), "\n", flush=True)
            lines += [*table, ""]
        speeds.append(yardstick())
        if not names:
            text = "\n".join(header(speeds) + lines)
            RESULTS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
