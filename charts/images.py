"""Small grey images, and weights as images: squares of ink."""

from collections.abc import Sequence

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme

SIDE = 8
GAP = 2


def images_frame(images: Tensor, per_row: int) -> pd.DataFrame:
    """Tabulate the pixels of some images laid out in rows: x, y, ink and place.

    Args:
        images: Values row by row, shape (num_images, 64).
        per_row: Images side by side.
    """
    pixel = pd.RangeIndex(SIDE * SIDE)
    parts = []
    for i, values in enumerate(images.tolist()):
        left, top = (i % per_row) * (SIDE + GAP), (i // per_row) * (SIDE + GAP)
        parts.append(
            pd.DataFrame(
                {
                    "x": left + pixel % SIDE,
                    "y": top + pixel // SIDE,
                    "ink": values,
                    "place": [
                        f"row {p // SIDE + 1}, column {p % SIDE + 1}" for p in pixel
                    ],
                }
            )
        )
    columns = ["x", "y", "ink", "place"]
    return pd.concat(parts) if parts else pd.DataFrame(columns=columns)


def labels_frame(texts: Sequence[str], per_row: int) -> pd.DataFrame:
    """Tabulate a label under each image: x, y and text."""
    rows = [
        (
            (i % per_row) * (SIDE + GAP) + SIDE / 2,
            (i // per_row) * (SIDE + GAP) + SIDE + 0.2,
            text,
        )
        for i, text in enumerate(texts)
    ]
    return pd.DataFrame(rows, columns=["x", "y", "text"])


def outline_frame(pixel: int) -> pd.DataFrame:
    """Tabulate the one pixel to outline: x and y."""
    return pd.DataFrame({"x": [pixel % SIDE], "y": [pixel // SIDE]})


def images_chart(
    num_images: int, per_row: int, size: int, signed: bool = False
) -> alt.HConcatChart:
    """Squares over "images", labels over "labels", an outline over "outline".

    Args:
        num_images: How many images there are at most.
        per_row: Images side by side.
        size: Width of the picture in pixels.
        signed: Whether ink is a weight, from -1 (blue) through 0 to 1 (orange).
    """
    rows = max(1, -(-num_images // per_row))
    columns = per_row * (SIDE + GAP) - GAP
    lines = rows * (SIDE + GAP)
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
        .mark_text(baseline="top", fontSize=theme.FONT_SIZE, color=theme.INK)
        .encode(x=x, y=y, text="text:N")
    )
    outline = (
        alt.Chart(alt.NamedData("outline"))
        .transform_calculate(right="datum.x + 1", bottom="datum.y + 1")
        .mark_rect(filled=False, stroke=theme.HIDDEN, strokeWidth=3)
        .encode(x=x, y=y, x2="right:Q", y2="bottom:Q")
    )
    picture = alt.layer(squares, labels, outline)
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
