"""A reader who moves every control of a part to its ends, as a browser asks for it."""

from collections.abc import Iterable

from benchmarks.client import FRAME, Reader
from benchmarks.control import Control, Run
from benchmarks.server import Server

MOST_ELEMENTS = 8
REFORMS = ("dataset", "activation")
"""What brings other controls, or moves them."""


async def move_everything(server: Server, links: Iterable[tuple[str, str]]) -> list:
    """Move what is on each of some pages; return what was drawn that should not be.

    Returns:
        A page, its query, the control, its value and what was wrong, for every fault.
    """
    faults = []
    for page, query in links:
        async with Reader(server.url, page, query) as reader:
            await reader.draw()
            for key in list(reader.controls):
                for value in ends_of(reader.controls.get(key)):
                    control = reader.controls[key]
                    run = await reader.set(key, value)
                    wrong = run.exceptions or faults_in(run, control)
                    faults += [(page, query, key, value, text) for text in wrong]
    return faults


def faults_in(run: Run, control: Control) -> list[str]:
    """Say whether a move drew nothing, or more than what it moves."""
    drawn = sum(run.kinds.values())
    # Who has to wait sees the page drawn in one piece, and moves all of it next.
    waits = "progress" in run.kinds or not control.fragment
    is_narrow = waits or control.key in REFORMS or drawn <= MOST_ELEMENTS
    return [] if drawn and is_narrow else [f"{drawn} elements drawn"]


def ends_of(control: Control | None) -> list[object]:
    """Return the last and the first value of a control that is still there.

    The first is what most begin with: a browser would not tell of it.
    """
    if control is None or control.key in FRAME:
        return []
    return list(dict.fromkeys(v for v in control.values()[-1:] + control.values()[:1]))
