"""A surface over the plane as one picture, clear where it is low."""

import base64
import io
from collections.abc import Sequence

import altair as alt
import pandas as pd
import torch
from PIL import Image
from torch import Tensor

from charts import theme

RGB = (213, 94, 0)  # The hidden layer's orange; an image cannot follow the theme.


def png(opacity: Tensor) -> bytes:
    """Encode a picture of one colour and a given opacity in [0, 1], (rows, columns)."""
    alpha = (opacity.clamp(0, 1) * 255).round().to(torch.uint8).numpy()
    image = Image.new("RGB", alpha.shape[::-1], RGB)
    image.putalpha(Image.fromarray(alpha))
    file = io.BytesIO()
    image.save(file, "png")
    return file.getvalue()


def surface_frame(heights: Tensor, reach: float) -> pd.DataFrame:
    """Tabulate one picture and the corners of its square.

    Args:
        heights: In [0, 1], shape (rows, columns), from the top left.
        reach: The square is [-reach, reach]².

    Returns:
        Columns url, x, y, x2 and y2.
    """
    url = "data:image/png;base64," + base64.b64encode(png(heights)).decode()
    corners = {"x": [-reach], "x2": [reach], "y": [-reach], "y2": [reach]}
    return pd.DataFrame({"url": [url], **corners})


def heights_frame(heights: Sequence[tuple[float, float, str]]) -> pd.DataFrame:
    """Tabulate how high the surface is in some places, columns x, y and text."""
    columns = ["x", "y", "text"]
    return pd.DataFrame(list(heights), columns=columns).astype({"x": float, "y": float})


def surface_chart(reach: float) -> alt.LayerChart:
    """The frames "surface" and "heights", over the square [-reach, reach]²."""
    scale = alt.Scale(domain=(-reach, reach), nice=False)
    axis = alt.Axis(labelFlush=False, grid=False, titlePadding=2, tickCount=7)
    x = alt.X("x:Q", title="x₁", scale=scale, axis=axis)
    y = alt.Y("y:Q", title="x₂", scale=scale, axis=axis)
    surface = (
        alt.Chart(alt.NamedData("surface"))
        .mark_image(aspect=False)
        .encode(x=x, x2="x2:Q", y=y, y2="y2:Q", url="url:N")
    )
    heights = alt.Chart(alt.NamedData("heights")).encode(x=x, y=y, text="text:N")
    style = {"fontSize": 28, "fontWeight": "bold"}
    return alt.layer(
        surface,
        heights.mark_text(**style, **theme.HALO),
        heights.mark_text(color=theme.INK, **style),
    )


def section_frame(x: Tensor, heights: Tensor, threshold: float) -> pd.DataFrame:
    """Tabulate a cut through the surface, columns x, y and threshold."""
    return pd.DataFrame({"x": x.numpy(), "y": heights.numpy(), "threshold": threshold})


def section_chart() -> alt.LayerChart:
    """The frame "section": heights along the first axis, and the threshold."""
    base = alt.Chart(alt.NamedData("section"))
    x = alt.X("x:Q", title="x₁ (at x₂ = 0)").scale(nice=False)
    line = base.mark_area(
        color=theme.HIDDEN, opacity=0.3, line={"color": theme.HIDDEN}
    ).encode(x=x, y=alt.Y("y:Q", title="sum of ridges"))
    rule = base.mark_rule(color=theme.INK, strokeDash=theme.DASHED).encode(
        y="mean(threshold):Q"
    )
    return alt.layer(line, rule).properties(height=260)
