"""Small grey images, and weights as images: squares of ink."""

from collections.abc import Sequence
from typing import NamedTuple

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme

SIDE = 8
GAP = 2
LABEL_HEIGHT = 26


class Layout(NamedTuple):
    """How images lie in a picture; measured in pixels of an image, but for `size`.

    Attributes:
        num_images: How many there are at most.
        per_row: Images side by side.
        size: Width of the picture on the screen.
    """

    num_images: int
    per_row: int
    size: int

    @property
    def columns(self) -> int:
        """Width of the picture."""
        return self.per_row * (SIDE + GAP) - GAP

    @property
    def line(self) -> float:
        """From the top of one row to the top of the next, with room for a label."""
        return SIDE + LABEL_HEIGHT * self.columns / self.size

    @property
    def lines(self) -> float:
        """Height of the picture."""
        return -(-self.num_images // self.per_row) * self.line

    def corner(self, i: int) -> tuple[float, float]:
        """Return the left and the top of image `i`."""
        return (i % self.per_row) * (SIDE + GAP), (i // self.per_row) * self.line


def images_frame(images: Tensor, layout: Layout) -> pd.DataFrame:
    """Tabulate the pixels of some images: x, y, ink and place.

    Args:
        images: Values row by row, shape (num_images, 64).
        layout: Where they lie.
    """
    rows = [
        (left + pixel % SIDE, top + pixel // SIDE, ink, _place(pixel))
        for i, values in enumerate(images.tolist())
        for left, top in [layout.corner(i)]
        for pixel, ink in enumerate(values)
    ]
    return pd.DataFrame(rows, columns=["x", "y", "ink", "place"])


def _place(pixel: int) -> str:
    return f"row {pixel // SIDE + 1}, column {pixel % SIDE + 1}"


def labels_frame(texts: Sequence[str], layout: Layout) -> pd.DataFrame:
    """Tabulate a label under each image: x, y and text."""
    rows = [
        (left + SIDE / 2, top + SIDE, text)
        for i, text in enumerate(texts)
        for left, top in [layout.corner(i)]
    ]
    return pd.DataFrame(rows, columns=["x", "y", "text"])


def outline_frame(pixel: int) -> pd.DataFrame:
    """Tabulate the one pixel to outline: x and y."""
    return pd.DataFrame({"x": [pixel % SIDE], "y": [pixel // SIDE]})


def images_chart(layout: Layout, signed: bool = False) -> alt.HConcatChart:
    """Squares over "images", labels over "labels", an outline over "outline".

    Args:
        layout: Where the images lie.
        signed: Whether ink is a weight, from -1 (blue) through 0 to 1 (orange).
    """
    columns, lines, size = layout.columns, layout.lines, layout.size
    x = alt.X("x:Q", axis=None).scale(domain=(0, columns), nice=False)
    y = alt.Y("y:Q", axis=None).scale(domain=(lines, 0), nice=False)
    squares = (
        alt.Chart(alt.NamedData("images"))
        .transform_calculate(right="datum.x + 1", bottom="datum.y + 1")
        .mark_rect()
        .encode(
            x=x,
            y=y,
            x2="right:Q",
            y2="bottom:Q",
            color=_ink(signed),
            tooltip=[
                alt.Tooltip("place:N", title="pixel"),
                alt.Tooltip("ink:Q", title="weight" if signed else "ink", format=".2f"),
            ],
        )
    )
    labels = (
        alt.Chart(alt.NamedData("labels"))
        .mark_text(baseline="top", dy=5, fontSize=theme.FONT_SIZE, color=theme.INK)
        .encode(x=x, y=y, text="text:N")
    )
    # Around each image, so that one without any ink is still seen to be there.
    frames = (
        alt.Chart(alt.NamedData("labels"))
        .transform_calculate(
            left=f"datum.x - {SIDE / 2}",
            right=f"datum.x + {SIDE / 2}",
            top=f"datum.y - {SIDE}",
        )
        .mark_rect(filled=False, stroke=theme.LINE)
        .encode(
            x=alt.X("left:Q", axis=None).scale(domain=(0, columns), nice=False),
            y=alt.Y("top:Q", axis=None).scale(domain=(lines, 0), nice=False),
            x2="right:Q",
            y2="y:Q",
        )
    )
    outline = (
        alt.Chart(alt.NamedData("outline"))
        .transform_calculate(right="datum.x + 1", bottom="datum.y + 1")
        .mark_rect(filled=False, stroke=theme.HIDDEN, strokeWidth=3)
        .encode(x=x, y=y, x2="right:Q", y2="bottom:Q")
    )
    picture = alt.layer(squares, frames, labels, outline)
    # A chart that stands alone is stretched to its column; inside a row it is not.
    return alt.hconcat(
        picture.properties(width=size, height=round(size * lines / columns))
    )


def _ink(signed: bool) -> alt.Color:
    color = alt.Color("ink:Q", legend=None)
    if signed:
        return color.scale(
            domain=(-1, 0, 1),
            range=[theme.FEATURE, theme.PAPER, theme.HIDDEN],
            interpolate="rgb",
        )
    return color.scale(domain=(0, 1), range=[theme.PAPER, theme.INK], interpolate="rgb")
