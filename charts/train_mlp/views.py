"""What the player draws: a view is rows of panels, a row has its share of the height.

Every function returns what stands in the header of a recording; the kinds of panels are
those of `PANELS` in `ui/assets/player/player.js`, which also shares out the room.
"""

from collections.abc import Sequence
from typing import Any

Panel = dict[str, Any]
View = dict[str, Any]

LINE: Panel = {"kind": "line"}
"""What the runs say of one input, over the examples."""
EACH_UNIT: Panel = {"kind": "units", "run": 0}
"""What each hidden unit adds to the output."""
DIAGRAM: Panel = {"kind": "diagram", "run": 0}
"""The network with its weights."""
HISTOGRAM: Panel = {"kind": "histogram", "run": 0}
"""All pre-activations, shaded where σ is flat."""


def view(*rows: Panel, name: str = "") -> View:
    """Lay rows under each other; with several views their names stand in a menu."""
    return {"name": name, "rows": list(rows)}


def row(share: float, *panels: Panel) -> Panel:
    """Put panels side by side; `share` is the row's part of the height."""
    return {"share": share, "panels": list(panels)}


def surface(run: int = 0, **look: object) -> Panel:
    """Colour the plane by a run, with the examples over it.

    Args:
        run: Which run of the recording.
        **look: `hidden` draws the examples alone, `lines` draws where each hidden unit
            has its z = 0, `off` leaves out a hidden unit; `title`, `reading` and `alt`
            stand for the name of the run, the count of what is right, and the text for
            those who cannot see.
    """
    return {"kind": "surface", "run": run, **look}


def curve(measure: str, **look: object) -> Panel:
    """Draw "loss" or "accuracy" by epoch.

    Args:
        measure: Which.
        **look: `hidden` draws the start and a "?"; `played` nothing that is still to
            come, not even faint; `domain` fixes the axis, `span` the epochs it
            reaches, `title` its name.
    """
    return {"kind": "curves", "measure": measure, **look}


def space(first: int, second: int, **look: object) -> Panel:
    """Draw two hidden units as coordinates, before σ or `after`; `hidden`: a "?"."""
    return {"kind": "hidden_space", "run": 0, "units": [first, second], **look}


def cells(
    title: str,
    values: Sequence[tuple[str, float, str]],
    columns: int,
    **look: object,
) -> Panel:
    """Show where many runs ended, a button a run.

    Args:
        title: What the cells say.
        values: Of each its text, how blue it is (0 to 1), and a sentence.
        columns: How many stand in a row.
        **look: `names` of the rows, the `chosen` cell, whether it `opens` runs.
    """
    return {
        "kind": "cells", "title": title, "cells": list(values), "columns": columns,
        **look,
    }  # fmt: skip


def kinds(views: Sequence[View]) -> set[str]:
    """Return the kinds of panels in some views."""
    return {p["kind"] for v in views for r in v["rows"] for p in r["panels"]}
