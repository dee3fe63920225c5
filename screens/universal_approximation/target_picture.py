"""Curves over one input with their names beside them: the picture of most screens."""

from collections.abc import Mapping

import pyarrow as pa
import torch
from torch import Tensor

from charts.hand.guess import guess_frame
from charts.universal_approximation.curve_labels import label_frame
from charts.universal_approximation.fits import (
    band_frame,
    examples_frame,
    fits_frame,
    kinks_frame,
    shades_frame,
    tries_frame,
)
from charts.universal_approximation.fits_chart import STROKE, fits_chart
from core.answers.drawn import DrawingGrid
from serving.tables import table
from ui.draw import draw
from ui.room import Drawn

NO_PLACES = torch.zeros(0)
NOTHING = {
    "room": table(examples_frame, None),
    "points": table(examples_frame, None),
    "shades": table(shades_frame),
    "band": table(band_frame, NO_PLACES, NO_PLACES, NO_PLACES, (0.0, 1.0)),
    "kinks": table(kinks_frame, NO_PLACES, 0.0, 1.0),
    "tries": table(tries_frame, NO_PLACES, ()),
    "examples": table(examples_frame, None),
}


def draw_fits(
    x: Tensor,
    curves: Mapping[str, Tensor],
    names: Mapping[str, str],
    alt_text: str,
    guess: tuple[DrawingGrid, *Drawn] | None = None,
    stroke: float = STROKE,
    **more: pa.Table,
) -> None:
    """Draw `curves` over `x`.

    Args:
        x: Places, shape (n,).
        curves: Heights, shape (n,), by role; see `fits_frame`.
        names: What to write beside a curve, by role.
        alt_text: What the picture shows.
        guess: The axes to draw over, and what was drawn over them.
        stroke: Pixels of a curve.
        **more: Other tables of `fits_chart`.
    """
    domains = ()
    if guess:
        grid, *over = guess
        domains = (grid.left, grid.right), (grid.bottom, grid.top)
        more["guess"] = table(guess_frame, grid.x, *over)
    draw(
        fits_chart,
        stroke,
        *domains,
        alt_text=alt_text,
        curves=table(fits_frame, x, dict(curves)),
        labels=table(label_frame, x, dict(curves), dict(names)),
        **NOTHING | more,
    )
