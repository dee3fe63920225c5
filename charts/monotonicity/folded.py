"""The axis folded at c, and c grabbed on it: a model on |T - c| for every c at once."""

from collections.abc import Sequence

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme
from charts.hand.grabbable import Grabbable
from charts.hand.handle import Handle
from charts.hand.movable import Movable
from charts.monotonicity.rates_chart import TEMPERATURE, rates_layers
from charts.monotonicity.strokes import STROKES

HEIGHT = 0.8
"""Of the handle, as a share of the picture: above the dots, below what is found."""
NAMED_AT = 31.7
WIDTH = STROKES["feature"].width


def folded_frame(x: Tensor, rates: Tensor, c: Movable, centers: Tensor) -> pd.DataFrame:
    """Tabulate the models of all c: x, and a column for the rates of each.

    Args:
        x: Temperatures, shape (n,).
        rates: Of the model on the distance from each center, shape (num_centers, n).
        c: The number that says which.
        centers: Its values, shape (num_centers,).
    """
    columns = zip(centers.tolist(), rates.float().numpy(), strict=True)
    return pd.DataFrame(
        {"x": x.numpy(), **{c.text(center): rate for center, rate in columns}}
    )


def found_frame(shares: Sequence[float], c: Movable, centers: Tensor) -> pd.DataFrame:
    """Tabulate what the models of all c find, one row: a column for each."""
    pairs = zip(centers.tolist(), shares, strict=True)
    return pd.DataFrame({c.text(center): [share] for center, share in pairs})


def best_frame(center: float | None) -> pd.DataFrame:
    """Tabulate where the best fold is, if that is to be seen."""
    return pd.DataFrame({"x": [] if center is None else [center]}, dtype=float)


def folded_chart(grab: tuple[Movable, ...]) -> Grabbable:
    """The layers of rates, "best", and "folded" and "found": the model at `now_c`."""
    low, high = TEMPERATURE.y_domain
    handle = Handle(
        "c",
        "c, where the axis is folded",
        x="now_c",
        y=str(low + HEIGHT * (high - low)),
        moves={"c": "to_x"},
        text="'c = ' + text_c + ' °C'",
        color=theme.FEATURE,
    )
    layers = (
        *rates_layers(TEMPERATURE),
        *_best(),
        _rule(handle),
        *_model(),
        *handle.layers(),
    )
    return Grabbable(alt.layer(*layers), grab, [handle])


def _best() -> Sequence[alt.Chart]:
    """Mark the best fold at the foot of the picture."""
    best = alt.Chart(alt.NamedData("best")).encode(x=TEMPERATURE.x("x"))
    tick = best.mark_point(
        shape="triangle-up", filled=True, size=140, color=theme.RIGHT, opacity=1,
        aria=False, tooltip=None,
    ).encode(y=alt.value(alt.expr("height - 7")))  # fmt: skip
    name = best.mark_text(
        align="right", baseline="bottom", dx=-10, color=theme.RIGHT, **theme.NAME
    ).encode(y=alt.value(alt.expr("height - 2")), text=alt.value("best fold"))
    return tick, name


def _model() -> Sequence[alt.Chart]:
    x = TEMPERATURE.x("x")
    folded = alt.Chart(alt.NamedData("folded")).transform_calculate(
        rate="datum[text_c]"
    )
    line = folded.mark_line(
        color=theme.FEATURE, strokeWidth=WIDTH, clip=True, aria=False, tooltip=None
    ).encode(x=x, y=TEMPERATURE.y("rate"))
    name = folded.transform_filter(f"abs(datum.x - {NAMED_AT}) < 0.01").encode(
        x=x, y=TEMPERATURE.y("rate"), text=alt.value("linear in |T − c|")
    )
    style = {"align": "left", "baseline": "bottom", "dy": -6, **theme.NAME}
    found = (
        alt.Chart(alt.NamedData("found"))
        .transform_calculate(said="'finds ' + format(datum[text_c], '.0%')")
        .encode(x=alt.value(10), y=alt.value(8), text="said:N")
    )
    large = {"align": "left", "baseline": "top", **theme.NAME, "fontSize": 24}
    return line, *(
        mark
        for text, how in ((name, style), (found, large))
        for mark in (
            text.mark_text(**how, **theme.HALO),
            text.mark_text(**how, color=theme.FEATURE, aria=False),
        )
    )


def _rule(handle: Handle) -> alt.Chart:
    rule = alt.Chart(alt.sequence(0, 1)).mark_rule(
        color=theme.FEATURE, strokeDash=[2, 3], strokeWidth=2, aria=False, tooltip=None
    )
    return rule.encode(x=handle.place()["x"], y=alt.value(0), y2=alt.value("height"))
