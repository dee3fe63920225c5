"""Draw lines with their names: what every picture of lesson 3 but the tables is."""

from collections.abc import Mapping, Sequence

import pyarrow as pa
from torch import Tensor

from charts.activation_gallery.line_tables import COLUMNS, part_frame, spread_apart
from charts.activation_gallery.lines import Axis, lines_chart
from serving.tables import table
from ui.draw import draw


def draw_lines(x: Axis, y: Axis, *, alt_text: str, **rows: Sequence[tuple]) -> None:
    """Draw rows over a pair of axes.

    Args:
        x: The axis below.
        y: The axis at the left.
        alt_text: What a reader who cannot see the picture should know of it.
        **rows: By a key of `COLUMNS`, what is tabulated; empty for what is not told
            yet, so that a reveal changes rows and no template.
    """
    parts = tuple(part for part in COLUMNS if part in rows)
    draw(lines_chart, x, y, parts, alt_text=alt_text, **rows_of(rows))


def rows_of(tables: Mapping[str, Sequence[tuple]]) -> dict[str, pa.Table]:
    """Tabulate rows by part, or by "panel_part" in a picture of several panels."""
    return {
        name: table(part_frame, name.rpartition("_")[2], tuple(rows))
        for name, rows in tables.items()
    }


GAP = 0.085
"""Between two names at the right end, in a picture of one panel."""


def name_ends(
    lines: Sequence[tuple[str, str, Tensor, Tensor]], x: Axis, y: Axis, gap: float = GAP
) -> list[tuple[str, str, float, float]]:
    """Place names where lines end in the picture, those that end together apart.

    Args:
        lines: Stroke, name, x and y of each.
        x: The axis below.
        y: The axis at the left.
        gap: Between two names, as a share of the height.
    """
    height = y.high - y.low
    low, high = y.low + 0.04 * height, y.high - 0.04 * height
    ends = [_last_visible(at, values, x, y) for *_, at, values in lines]
    ends = [(place, min(max(value, low), high)) for place, value in ends]
    for place in {place for place, _ in ends}:
        here = [i for i, end in enumerate(ends) if end[0] == place]
        apart = spread_apart([ends[i][1] for i in here], gap * height)
        above = max(0.0, max(apart) - high)
        for i, value in zip(here, apart, strict=True):
            ends[i] = place, value - above
    return [
        (stroke, name, *end)
        for (stroke, name, *_), end in zip(lines, ends, strict=True)
    ]


def _last_visible(at: Tensor, values: Tensor, x: Axis, y: Axis) -> tuple[float, float]:
    """Return where a line was last seen, or the right end if it never was."""
    visible = (values >= y.low) & (values <= y.high)
    if not visible.any():
        return x.high, y.high
    i = int(visible.nonzero().max())
    # A line that goes on to the right end may leave the picture within one step of it.
    return (x.high if i >= len(at) - 2 else at[i].item()), values[i].item()
