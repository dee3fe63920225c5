"""The ramps of a hidden layer's units, and their sum with the output bias."""

from collections.abc import Sequence

import altair as alt
import pandas as pd
import torch
from torch import Tensor

from charts import theme
from charts.monotonicity.rates_chart import TEMPERATURE

SUM = "sum + bias"
# Units take none of the colours that mean a model, or right.
TAKEN = (theme.HIDDEN, theme.FEATURE, theme.LINEAR, theme.RIGHT)
ROWS = 2
"""Names of neighbouring bends stand in so many rows, not to collide."""


def ramps_frame(x: Tensor, ramps: Tensor, total: Tensor) -> pd.DataFrame:
    """Tabulate what each unit adds and the sum: x, y and part.

    Args:
        x: Where the ramps are drawn, shape (n,).
        ramps: What each unit adds, shape (n, num_hiddens).
        total: The sum of all and the bias, shape (n,).
    """
    names = [*(f"unit {j + 1}" for j in range(ramps.shape[1])), SUM]
    return pd.DataFrame(
        {
            "x": x.repeat(len(names)).numpy(),
            "y": torch.cat([ramps.T.flatten(), total]).numpy(),
            "part": [name for name in names for _ in range(len(x))],
        }
    )


def kinks_frame(kinks: Sequence[float]) -> pd.DataFrame:
    """Tabulate the bends from left to right: x, part, and the row of the name."""
    named = sorted((kink, f"unit {j + 1}") for j, kink in enumerate(kinks))
    rows = [(kink, name, i % ROWS) for i, (kink, name) in enumerate(named)]
    return pd.DataFrame(rows, columns=["x", "part", "row"])


def ramps_chart(num_hiddens: int, color: str, title: str) -> alt.LayerChart:
    """Thin lines for the units over "ramps", a thick one for their sum.

    Args:
        num_hiddens: Number of units.
        color: Role of the sum's colour, from `charts.theme`.
        title: Says, in this colour, whose ramps they are.
    """
    parts = [f"unit {j + 1}" for j in range(num_hiddens)]
    x = TEMPERATURE.x("x")
    y = alt.Y("y:Q", title="log-odds of death").axis(tickCount=5, minExtent=34)
    shade = alt.Color("part:N", legend=None).scale(
        domain=[*parts, SUM], range=[*_shades(num_hiddens), color]
    )
    width = alt.condition(alt.datum.part == SUM, alt.value(4), alt.value(2))
    dash = alt.StrokeDash("part:N", legend=None).scale(
        domain=[*parts, SUM], range=[*_dashes(num_hiddens), [1, 0]]
    )
    lines = (
        alt.Chart(alt.NamedData("ramps"))
        .mark_line(clip=True)
        .encode(x=x, y=y, color=shade, strokeDash=dash, strokeWidth=width)
    )
    layers = (*_kinks(x, shade), lines, *_title(title, color))
    return alt.layer(*layers)


def _kinks(x: alt.X, shade: alt.Color) -> Sequence[alt.Chart]:
    kinks = alt.Chart(alt.NamedData("kinks")).encode(x=x, color=shade)
    rules = kinks.mark_rule(opacity=0.5, clip=True, strokeDash=[2, 3])
    names = [
        kinks.transform_filter(alt.datum.row == row)
        .mark_text(align="left", dx=4, y=8 + 16 * row, clip=True)
        .encode(text="part:N")
        for row in range(ROWS)
    ]
    return rules, *names


def _title(text: str, color: str) -> Sequence[alt.Chart]:
    named = alt.Chart(alt.NamedData("ramps")).transform_aggregate(rows="count()")
    style = {"align": "left", "baseline": "bottom", "x": 8, "text": text}
    style |= {"y": alt.expr("height - 8"), **theme.NAME}
    return named.mark_text(**style, **theme.HALO), named.mark_text(**style, color=color)


def _shades(num_hiddens: int) -> list[str]:
    others = [c for c in theme.SERIES if c not in TAKEN]
    return [others[j % len(others)] for j in range(num_hiddens)]


def _dashes(num_hiddens: int) -> list[list[int]]:
    patterns = ([6, 3], [2, 2], [10, 3], [8, 2, 2, 2])
    # Colours repeat after four units, and then with another dash.
    return [patterns[(j + j // 4) % len(patterns)] for j in range(num_hiddens)]
