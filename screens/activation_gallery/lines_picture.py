"""Draw lines with their names: what every picture of lesson 3 but the tables is."""

from collections.abc import Sequence

from charts.activation_gallery.lines import FRAMES, Axis, lines_chart
from serving.tables import table
from ui.draw import draw


def draw_lines(x: Axis, y: Axis, *, alt_text: str, **rows: Sequence[tuple]) -> None:
    """Draw rows over a pair of axes.

    Args:
        x: The axis below.
        y: The axis at the left.
        alt_text: What a reader who cannot see the picture should know of it.
        **rows: By a key of `FRAMES`, what it tabulates; empty for what is not told
            yet, so that a reveal changes rows and no template.
    """
    parts = tuple(part for part in FRAMES if part in rows)
    tables = {part: table(FRAMES[part], tuple(rows[part])) for part in parts}
    draw(lines_chart, x, y, parts, alt_text=alt_text, height="stretch", **tables)
