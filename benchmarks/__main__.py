"""Measure, and write what was measured into `benchmarks/RESULTS.md`.

python -m benchmarks                    all tables (about 40 minutes)
python -m benchmarks served browsed     some of them, in the place of the older ones
"""

import os
import platform
import re
import sys
import timeit
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

import streamlit
import torch

from benchmarks import beside, browsed, engine, grab, room, served

RESULTS = Path(__file__).with_name("RESULTS.md")
SUITES: dict[str, Callable[[], Iterable[list[str]]]] = {
    "served": served.tables,
    "beside": beside.tables,
    "room": room.tables,
    "browsed": browsed.tables,
    "grab": grab.tables,
    "engine": engine.tables,
}


def yardstick() -> str:
    """Measure how fast the machine is just now, for a look at milliseconds."""
    seconds = min(timeit.repeat("for i in range(10**7): x += i", "x = 0", number=1))
    return f"{seconds:.2f} s"


def header() -> str:
    """Say on what it was measured, and how to read it."""
    return (
        "# Benchmarks\n\n"
        f"`make bench` on {os.cpu_count()} cores ({platform.machine()}), Python "
        f"{platform.python_version()}, Streamlit {streamlit.__version__}, torch "
        f"{torch.__version__}. Readers, browser and server share the cores. "
        "Everything in a table was measured in one run; ratios are firmer than "
        "milliseconds. Below each stands when it was measured, and how long ten "
        "million additions in a loop of Python took just then.\n"
    )


def with_table(text: str, table: str) -> str:
    """Put a table in the place of the one of its heading, or at the end."""
    parts = re.split(r"^(?=## )", text, flags=re.MULTILINE)
    headings = [part.splitlines()[0] for part in parts]
    heading = table.splitlines()[0]
    at = headings.index(heading) if heading in headings else len(parts)
    parts[at : at + 1] = [table]
    return "\n".join(part.strip() + "\n" for part in parts)


def main(names: list[str]) -> None:
    """Measure the suites of those names, or all."""
    text = header()
    if names:
        measured = RESULTS.read_text(encoding="utf-8")
        text += measured[measured.index("\n## ") :]
    for name in names or SUITES:
        for table in SUITES[name]():
            when = f"{datetime.now():%Y-%m-%d %H:%M}, {yardstick()}."
            lines = "\n".join([*table, "", when])
            print(lines, "\n", flush=True)
            text = with_table(text, lines)
            RESULTS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
