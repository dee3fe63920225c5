"""Small images of ink on paper, and weights as images: squares.

An image is an image: ink is dark and paper white, whatever the theme of the page.
"""

from collections.abc import Sequence

import altair as alt
import pandas as pd
import torch
from torch import Tensor

from charts import theme
from charts.monotonicity.image_layout import SIDE, Layout

PAPER, INK = "#FFFFFF", "#1B1F24"
PLACES = [f"row {p // SIDE + 1}, column {p % SIDE + 1}" for p in range(SIDE * SIDE)]


def images_frame(
    images: Tensor, layout: Layout, places: Sequence[int] | None = None
) -> pd.DataFrame:
    """Tabulate the pixels of some images: x, y, ink and place.

    Args:
        images: Values row by row, shape (num_images, 64).
        layout: Where they lie.
        places: Their numbers in the layout, from 0; the first ones if left out.
    """
    pixel = torch.arange(SIDE * SIDE)
    places = range(len(images)) if places is None else places
    corners = torch.tensor([layout.corner(i) for i in places]).view(-1, 2)
    x, y = corners[:, :1] + pixel % SIDE, corners[:, 1:] + pixel // SIDE
    return pd.DataFrame(
        {
            "x": x.flatten().numpy(),
            "y": y.flatten().numpy(),
            "ink": images.flatten().numpy(),
            "place": PLACES * len(images),
        }
    )


def labels_frame(
    texts: Sequence[str], layout: Layout, large: Sequence[str] = ()
) -> pd.DataFrame:
    """Tabulate what stands under each image: x, y, text, and above it one in large."""
    rows = [
        (left + SIDE / 2, top + SIDE, text, large[i] if large else "")
        for i, text in enumerate(texts)
        for left, top in [layout.corner(i)]
    ]
    return pd.DataFrame(rows, columns=["x", "y", "text", "large"])


def outline_frame(pixel: int, layout: Layout) -> pd.DataFrame:
    """Tabulate a pixel to outline in every image: x and y."""
    rows = [
        (left + pixel % SIDE, top + pixel // SIDE)
        for left, top in map(layout.corner, range(layout.num_images))
    ]
    return pd.DataFrame(rows, columns=["x", "y"])


def images_chart(layout: Layout, signed: bool, large: bool) -> alt.LayerChart:
    """Squares over "images", texts over "labels".

    Args:
        layout: Where the images lie.
        signed: Whether ink is a weight, from -1 (blue) through 0 to 1 (orange).
        large: Whether a line of large type stands above the label.
    """
    squares = _squares(layout, signed)
    return alt.layer(squares, _frames(layout), *_labels(layout, large))


def maps_chart(layout: Layout) -> alt.LayerChart:
    """Ink over "images" and weights over "maps", large texts, labels and outlines."""
    layers = (
        _squares(layout, False),
        _squares(layout, True, "maps"),
        _frames(layout),
        *_labels(layout, True),
        _outline(layout),
    )
    return alt.layer(*layers).resolve_scale(fill="independent", stroke="independent")


def _box(chart: alt.Chart, layout: Layout) -> alt.Chart:
    return chart.encode(x=layout.x("x"), y=layout.y("y"), x2="right:Q", y2="bottom:Q")


def _squares(layout: Layout, signed: bool, name: str = "images") -> alt.Chart:
    squares = (
        alt.Chart(alt.NamedData(name))
        .transform_calculate(right="datum.x + 1", bottom="datum.y + 1")
        .mark_rect(aria=False, strokeWidth=0.5)
    )
    ink = alt.Tooltip("ink:Q", title="weight" if signed else "ink", format=".2f")
    # Outlined in their own colour, so that no seam is seen between them.
    return _box(squares, layout).encode(
        fill=_ink(alt.Fill, signed),
        stroke=_ink(alt.Stroke, signed),
        tooltip=[alt.Tooltip("place:N", title="pixel"), ink],
    )


def _frames(layout: Layout) -> alt.Chart:
    """Frame each image, so that one without any ink is still seen to be there."""
    frames = (
        alt.Chart(alt.NamedData("labels"))
        .transform_calculate(right=f"datum.x + {SIDE / 2}", bottom="datum.y")
        .transform_calculate(x=f"datum.x - {SIDE / 2}", y=f"datum.y - {SIDE}")
        .mark_rect(filled=False, stroke=theme.MUTED)
    )
    return _box(frames, layout)


def _labels(layout: Layout, large: bool) -> Sequence[alt.Chart]:
    labels = alt.Chart(alt.NamedData("labels")).encode(x=layout.x("x"), y=layout.y("y"))
    text = labels.mark_text(
        baseline="top", color=theme.INK, dy=42 if large else 6, fontSize=theme.FONT_SIZE
    ).encode(text="text:N")
    above = labels.mark_text(
        baseline="top", dy=8, color=theme.FEATURE, fontSize=30, fontWeight="bold"
    ).encode(text="large:N")
    return (text, above) if large else (text,)


def _outline(layout: Layout) -> alt.Chart:
    outline = (
        alt.Chart(alt.NamedData("outline"))
        .transform_calculate(right="datum.x + 1", bottom="datum.y + 1")
        .mark_rect(filled=False, stroke=theme.OTHER, strokeWidth=4)
    )
    return _box(outline, layout)


def _ink(
    channel: type[alt.Fill] | type[alt.Stroke], signed: bool
) -> alt.Fill | alt.Stroke:
    color = channel("ink:Q", legend=None)
    if signed:
        return color.scale(
            domain=(-1, 0, 1),
            range=[theme.FEATURE, theme.PAPER, theme.HIDDEN],
            interpolate="rgb",
        )
    return color.scale(domain=(0, 1), range=[PAPER, INK], interpolate="rgb")
