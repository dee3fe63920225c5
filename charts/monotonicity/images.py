"""Small grey images, and weights as images: squares of ink."""

from collections.abc import Sequence

import altair as alt
import pandas as pd
import torch
from torch import Tensor

from charts import theme
from charts.monotonicity.image_layout import SIDE, Layout

PLACES = [f"row {p // SIDE + 1}, column {p % SIDE + 1}" for p in range(SIDE * SIDE)]


def images_frame(images: Tensor, layout: Layout) -> pd.DataFrame:
    """Tabulate the pixels of some images: x, y, ink and place.

    Args:
        images: Values row by row, shape (num_images, 64).
        layout: Where they lie.
    """
    pixel = torch.arange(SIDE * SIDE)
    corners = torch.tensor([layout.corner(i) for i in range(len(images))]).view(-1, 2)
    x, y = corners[:, :1] + pixel % SIDE, corners[:, 1:] + pixel // SIDE
    return pd.DataFrame(
        {
            "x": x.flatten().numpy(),
            "y": y.flatten().numpy(),
            "ink": images.flatten().numpy(),
            "place": PLACES * len(images),
        }
    )


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


def images_chart(layout: Layout, signed: bool) -> alt.HConcatChart:
    """Squares over "images", labels over "labels", an outline over "outline".

    Args:
        layout: Where the images lie.
        signed: Whether ink is a weight, from -1 (blue) through 0 to 1 (orange).
    """
    labels = (
        alt.Chart(alt.NamedData("labels"))
        .mark_text(baseline="top", dy=5, fontSize=theme.FONT_SIZE, color=theme.INK)
        .encode(x=_x("x", layout), y=_y("y", layout), text="text:N")
    )
    picture = alt.layer(
        _squares(layout, signed), _frames(layout), labels, _outline(layout)
    )
    height = round(layout.size * layout.lines / layout.columns)
    # A chart that stands alone is stretched to its column; inside a row it is not.
    return alt.hconcat(picture.properties(width=layout.size, height=height))


def _x(column: str, layout: Layout) -> alt.X:
    scale = alt.Scale(domain=(0, layout.columns), nice=False)
    return alt.X(f"{column}:Q", axis=None, scale=scale)


def _y(column: str, layout: Layout) -> alt.Y:
    scale = alt.Scale(domain=(layout.lines, 0), nice=False)
    return alt.Y(f"{column}:Q", axis=None, scale=scale)


def _box(chart: alt.Chart, layout: Layout) -> alt.Chart:
    return chart.encode(
        x=_x("x", layout), y=_y("y", layout), x2="right:Q", y2="bottom:Q"
    )


def _squares(layout: Layout, signed: bool) -> alt.Chart:
    squares = (
        alt.Chart(alt.NamedData("images"))
        .transform_calculate(right="datum.x + 1", bottom="datum.y + 1")
        .mark_rect()
    )
    ink = alt.Tooltip("ink:Q", title="weight" if signed else "ink", format=".2f")
    return _box(squares, layout).encode(
        color=_ink(signed), tooltip=[alt.Tooltip("place:N", title="pixel"), ink]
    )


def _frames(layout: Layout) -> alt.Chart:
    """Frame each image, so that one without any ink is still seen to be there."""
    frames = (
        alt.Chart(alt.NamedData("labels"))
        .transform_calculate(right=f"datum.x + {SIDE / 2}", bottom="datum.y")
        .transform_calculate(x=f"datum.x - {SIDE / 2}", y=f"datum.y - {SIDE}")
        .mark_rect(filled=False, stroke=theme.LINE)
    )
    return _box(frames, layout)


def _outline(layout: Layout) -> alt.Chart:
    outline = (
        alt.Chart(alt.NamedData("outline"))
        .transform_calculate(right="datum.x + 1", bottom="datum.y + 1")
        .mark_rect(filled=False, stroke=theme.HIDDEN, strokeWidth=3)
    )
    return _box(outline, layout)


def _ink(signed: bool) -> alt.Color:
    color = alt.Color("ink:Q", legend=None)
    if signed:
        return color.scale(
            domain=(-1, 0, 1),
            range=[theme.FEATURE, theme.PAPER, theme.HIDDEN],
            interpolate="rgb",
        )
    return color.scale(domain=(0, 1), range=[theme.PAPER, theme.INK], interpolate="rgb")
