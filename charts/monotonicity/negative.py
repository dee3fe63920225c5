"""One digit and its negative, and how many of each kind a classifier reads."""

from collections.abc import Sequence

import altair as alt
import pandas as pd
import torch
from torch import Tensor

from charts import theme

SIDE = 8
GAP = 2.0
# An image is an image: ink is dark in both themes.
PAPER, INK = "#FFFFFF", "#1B1F24"


def pair_frame(x: Tensor) -> pd.DataFrame:
    """Tabulate the pixels of an image `x` (64,) and of its negative: place and ink."""
    pixel = torch.arange(SIDE * SIDE)
    column, row = pixel % SIDE, pixel // SIDE
    return pd.DataFrame(
        {
            "x": torch.cat([column, column + SIDE + GAP]).tolist(),
            "y": torch.cat([row, row]).tolist(),
            "ink": torch.cat([x, 1 - x]).tolist(),
        }
    )


def readings_frame(readings: Sequence[tuple[float, str, str]]) -> pd.DataFrame:
    """Tabulate what stands below the images: place of the middle, large and small."""
    return pd.DataFrame(list(readings), columns=["x", "large", "small"])


def pair_chart() -> alt.LayerChart:
    """Squares over "pair", what is said of each image over "readings"."""
    x = alt.X("x:Q", axis=None).scale(domain=(0, 2 * SIDE + GAP), nice=False)
    y = alt.Y("y:Q", axis=None).scale(domain=(SIDE + 2.6, 0), nice=False)
    ink = alt.Color("ink:Q", legend=None).scale(
        domain=(0, 1), range=[PAPER, INK], interpolate="rgb"
    )
    squares = (
        alt.Chart(alt.NamedData("pair"))
        .transform_calculate(right="datum.x + 1", bottom="datum.y + 1")
        .mark_rect(aria=False)
        .encode(x=x, y=y, x2="right:Q", y2="bottom:Q", color=ink)
    )
    frames = (
        alt.Chart(alt.NamedData("readings"))
        .transform_calculate(
            left=f"datum.x - {SIDE / 2}",
            right=f"datum.x + {SIDE / 2}",
            top="0",
            bottom=str(SIDE),
        )
        .mark_rect(filled=False, stroke=theme.LINE)
        .encode(x=alt.X("left:Q"), x2="right:Q", y="top:Q", y2="bottom:Q")
    )
    texts = alt.Chart(alt.NamedData("readings")).transform_calculate(
        low=str(SIDE + 1.0), lower=str(SIDE + 2.0)
    )
    large = texts.mark_text(fontSize=30, fontWeight="bold", color=theme.FEATURE).encode(
        x=x, y=alt.Y("low:Q"), text="large:N"
    )
    small = texts.mark_text(color=theme.INK).encode(
        x=x, y=alt.Y("lower:Q"), text="small:N"
    )
    return alt.layer(squares, frames, large, small).properties(
        height="container", width="container"
    )
