"""The ramps of a hidden layer's units, and their sum with the output bias."""

from collections.abc import Sequence

import altair as alt
import pandas as pd
import torch
from torch import Tensor

from charts import theme

SUM = "sum + bias"
# Units take none of the colours that mean a model, or right.
TAKEN = (theme.HIDDEN, theme.FEATURE, theme.LINEAR, theme.RIGHT)


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
    """Tabulate the kinks, columns x and part."""
    rows = [(kink, f"unit {j + 1}") for j, kink in enumerate(kinks)]
    return pd.DataFrame(rows, columns=["x", "part"])


def ramps_chart(
    num_hiddens: int, x_title: str, x_domain: tuple[float, float], color: str
) -> alt.LayerChart:
    """Thin lines for the units over "ramps", a thick one for their sum.

    Args:
        num_hiddens: Number of units.
        x_title: Title of the feature, with its unit.
        x_domain: Range of the feature drawn.
        color: Role of the sum's colour, from `charts.theme`.
    """
    parts = [f"unit {j + 1}" for j in range(num_hiddens)]
    x = alt.X("x:Q", title=x_title).scale(domain=x_domain, nice=False, zero=False)
    y = alt.Y("y:Q", title="log-odds of death")
    shade = alt.Color("part:N", title=None).scale(
        domain=[*parts, SUM], range=[*_shades(num_hiddens), color]
    )
    shade = shade.legend(
        orient="top",
        columns=4,
        symbolType="stroke",
        symbolStrokeWidth=3,
        symbolOpacity=1,
    )
    width = alt.condition(alt.datum.part == SUM, alt.value(4), alt.value(2))
    dash = alt.StrokeDash("part:N", title=None).scale(
        domain=[*parts, SUM], range=[*_dashes(num_hiddens), [1, 0]]
    )
    lines = (
        alt.Chart(alt.NamedData("ramps"))
        .mark_line(clip=True)
        .encode(x=x, y=y, color=shade, strokeDash=dash, strokeWidth=width)
    )
    kinks = (
        alt.Chart(alt.NamedData("kinks"))
        .mark_rule(opacity=0.5, clip=True)
        .encode(x=x, color=shade, strokeDash=alt.value([2, 3]))
    )
    return (kinks + lines).properties(height=330)


def _shades(num_hiddens: int) -> list[str]:
    others = [c for c in theme.SERIES if c not in TAKEN]
    return [others[j % len(others)] for j in range(num_hiddens)]


def _dashes(num_hiddens: int) -> list[list[int]]:
    patterns = ([6, 3], [2, 2], [10, 3], [8, 2, 2, 2])
    # Colours repeat after four units, and then with another dash.
    return [patterns[(j + j // 4) % len(patterns)] for j in range(num_hiddens)]


def starts_frame(losses: Tensor, chosen: int) -> pd.DataFrame:
    """Tabulate the losses of all starts: rank (from 1), loss and chosen."""
    ranks = range(1, len(losses) + 1)
    return pd.DataFrame(
        {
            "rank": list(ranks),
            "loss": losses.numpy(),
            "chosen": [rank == chosen for rank in ranks],
        }
    )


def starts_chart(num_starts: int) -> alt.LayerChart:
    """A dot for each start over "starts"; rules for other models over "rules"."""
    x = alt.X("rank:Q", title="random starts, best first").axis(tickMinStep=1)
    x = x.scale(domain=(0.5, num_starts + 0.5), nice=False, zero=False)
    y = alt.Y("loss:Q", title="log-loss").scale(zero=False)
    rules = alt.Chart(alt.NamedData("rules"))
    color = alt.Color("model:N", legend=None).scale(
        domain=["linear", "feature"], range=[theme.LINEAR, theme.FEATURE]
    )
    levels = rules.mark_rule(strokeDash=theme.DASHED, strokeWidth=2).encode(
        y="loss:Q", color=color
    )
    names = rules.mark_text(
        align="right", baseline="bottom", dx=-4, dy=-3, fontSize=theme.FONT_SIZE
    ).encode(x=alt.value("width"), y="loss:Q", text="name:N", color=color)
    dots = (
        alt.Chart(alt.NamedData("starts"))
        .mark_circle(opacity=1, color=theme.HIDDEN)
        .encode(
            x=x,
            y=y,
            size=alt.condition("datum.chosen", alt.value(220), alt.value(50)),
            tooltip=[alt.Tooltip("rank:Q"), alt.Tooltip("loss:Q", format=".5f")],
        )
    )
    return alt.layer(levels, names, dots).properties(height=220)


def rules_frame(rules: dict[str, tuple[str, float]]) -> pd.DataFrame:
    """Tabulate levels to compare with: model, name and loss."""
    rows = [(model, name, loss) for model, (name, loss) in rules.items()]
    return pd.DataFrame(rows, columns=["model", "name", "loss"])
