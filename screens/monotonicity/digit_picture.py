"""Digits drawn: squares of ink on paper, some side by side."""

from collections.abc import Sequence

from torch import Tensor

from charts.monotonicity.image_layout import Layout
from charts.monotonicity.images import images_chart, images_frame, labels_frame
from serving.tables import table
from ui.draw import draw


def draw_images(
    images: Tensor,
    labels: Sequence[str],
    layout: Layout,
    *,
    large: Sequence[str] = (),
    signed: bool = False,
    shown: bool = True,
    alt_text: str,
) -> None:
    """Draw images (num_images, 64) with their labels.

    Args:
        images: Ink row by row, in [0, 1], or weights in [-1, 1] if `signed`.
        labels: What stands under each.
        layout: Where they lie.
        large: What stands in large type between each and its label.
        signed: Whether the colours tell weights.
        shown: Whether there is anything in the frames.
        alt_text: What the picture shows, in words.
    """
    squares = table(images_frame, images, layout)
    draw(
        images_chart,
        layout,
        signed,
        bool(large),
        alt_text=alt_text,
        images=squares if shown else squares.slice(0, 0),
        labels=table(labels_frame, tuple(labels), layout, tuple(large)),
    )


def a_digit(digit: int) -> str:
    """Return the digit with its article: a 7, an 8."""
    return f"an {digit}" if digit == 8 else f"a {digit}"
