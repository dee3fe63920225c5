"""Curves over one input with their names beside them: the picture of most screens."""

from torch import Tensor

from charts.universal_approximation.curve_labels import label_frame
from charts.universal_approximation.fits import examples_frame, fits_chart, fits_frame
from serving.tables import table
from ui.draw import draw

HEIGHT, LOW_HEIGHT = 340, 260


def draw_curves(
    x: Tensor,
    curves: dict[str, Tensor],
    names: dict[str, str],
    alt_text: str,
    *,
    examples: Tensor | None = None,
    height: int = HEIGHT,
    legend: tuple[tuple[str, str], ...] = (),
) -> None:
    """Draw `curves` over `x`.

    Args:
        x: Places, shape (n,).
        curves: Heights, shape (n,), by role; see `fits_frame`.
        names: What to write beside a curve, by role.
        alt_text: What the picture shows.
        examples: Points to draw, shape (m, 2).
        height: Of the picture, in pixels.
        legend: What to call curves that have no name beside them; see `fits_chart`.
    """
    draw(
        fits_chart,
        height,
        legend,
        alt_text=alt_text,
        curves=table(fits_frame, x, **curves),
        labels=table(label_frame, x, curves, **names),
        examples=table(examples_frame, examples),
    )
