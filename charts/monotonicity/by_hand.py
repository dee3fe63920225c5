"""The logistic curve fitted by hand: lifted at one handle, tilted at the other.

The curve is σ(w (T - 37 °C) + b), drawn by the browser from w and b; its log-loss comes
from a table of all of them.
"""

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

LIFT, TILT = 37.0, 40.0
"""Where the handles stand, in °C; the first where w has no say."""
LOG_ODDS = "log(to_y / (1 - to_y))"


def losses_frame(w: Movable, b: Movable, losses: Tensor) -> pd.DataFrame:
    """Tabulate log-losses: a row for each w, a column for each b."""
    columns = zip(map(b.text, b.values), losses.float().T.numpy(), strict=True)
    return pd.DataFrame({"w": list(map(w.text, w.values)), **dict(columns)})


def by_hand_chart(grab: tuple[Movable, ...]) -> Grabbable:
    """The layers of rates, and over "losses" the curve of `now_w` and `now_b`."""
    handles = [
        Handle(
            "b", "bias b, lifts the curve", x=str(LIFT), y=_risk(str(LIFT)),
            moves={"b": LOG_ODDS}, text="'lift'", color=theme.OTHER,
        ),
        Handle(
            "w", "weight w, tilts the curve", x=str(TILT), y=_risk(str(TILT)),
            moves={"w": f"({LOG_ODDS} - now_b) / {TILT - LIFT}"}, text="'tilt'",
            color=theme.OTHER,
        ),
    ]  # fmt: skip
    held = (layer for handle in handles for layer in handle.layers())
    layers = *rates_layers(TEMPERATURE), *_curve(), *held
    return Grabbable(alt.layer(*layers), grab, handles)


def _risk(temperature: str) -> str:
    return f"1 / (1 + exp(-(now_w * ({temperature} - {LIFT}) + now_b)))"


def _curve() -> Sequence[alt.Chart]:
    low, high = TEMPERATURE.x_domain
    curve = (
        alt.Chart(alt.sequence(low, high + 0.05, 0.1, as_="x"))
        .transform_calculate(rate=_risk("datum.x"))
        .mark_line(
            color=theme.OTHER, strokeWidth=STROKES["free"].width, clip=True,
            aria=False, tooltip=None,
        )
        .encode(x=TEMPERATURE.x("x"), y=TEMPERATURE.y("rate"))
    )  # fmt: skip
    loss = (
        alt.Chart(alt.NamedData("losses"))
        .transform_filter("datum.w == text_w")
        .transform_calculate(said="'log-loss ' + format(datum[text_b], '.4f')")
        .mark_text(
            align="left", baseline="top", fontSize=24, fontWeight="bold",
            color=theme.OTHER, aria=False,
        )
        .encode(x=alt.value(10), y=alt.value(8), text="said:N")
    )  # fmt: skip
    return curve, loss
