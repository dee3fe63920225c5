"""A curve drawn on the picture before the answer is seen.

    ask_to_draw(GRID, key="who", write_x="{} °C", write_y="{}%", times=100)

With mouse, finger or pen, or set point by point with the arrow keys. The sheet lies on
the drawing area of the chart beside it (`charts.hand.guess`), so axes and colours are
the chart's. What comes back is trusted no more than a link: a drawn curve of the grid,
or nothing.
"""

import streamlit as st

from charts.hand.guess import AREA, COLOR
from charts.theme import COLORS
from core.answers.drawn import DrawingGrid
from ui.controls.held import is_on_paper
from ui.draw import theme_mode, type_scale
from ui.frame import ASSETS

DRAWN = "drawn_"

_sheet = st.components.v2.component(
    "guess",
    html='<div class="guess"></div>',
    css=ASSETS.joinpath("guess.css").read_text(),
    js=ASSETS.joinpath("guess.js").read_text(),
    isolate_styles=False,
)


def ask_to_draw(
    grid: DrawingGrid,
    *,
    key: str,
    label: str,
    write_x: str = "{}",
    write_y: str = "{}",
    times: float = 1,
    hint_at: tuple[float, float] = (0.5, 0.42),
) -> None:
    """Lay a sheet to draw on over the picture; on paper a pencil does.

    Args:
        grid: The axes of the picture.
        key: The screen's name.
        label: What is drawn, for a screen reader: "risk of death".
        write_x: How a place is written: "{} °C".
        write_y: How a height is written: "{}%".
        times: What a height is multiplied with to be written.
        hint_at: Where the middle of the hint stands, where no curve does: shares of
            width and height, from the left and the top.
    """
    if is_on_paper():
        return
    drawn = st.session_state.get(DRAWN + key)
    _sheet(
        key=f"guess_{key}",
        data={
            "grid": grid._asdict(),
            "curve": list(drawn) if drawn else None,
            "area": AREA,
            "color": COLORS[COLOR][theme_mode()],
            "scale": type_scale(),
            "label": label,
            "write": {"x": write_x, "y": write_y, "times": times},
            "hint": hint_at,
        },
        on_curve_change=lambda: _take(grid, key),
    )


def drawn_curve(key: str) -> tuple[float, ...] | None:
    """Return what was drawn on a screen that is not locked yet."""
    return st.session_state.get(DRAWN + key)


def tear_off(key: str) -> None:
    """Give a clean sheet."""
    st.session_state.pop(DRAWN + key, None)


def _take(grid: DrawingGrid, key: str) -> None:
    told = st.session_state[f"guess_{key}"]
    curve = grid.read(told.get("curve")) if hasattr(told, "get") else None
    if curve is not None:
        st.session_state[DRAWN + key] = curve
