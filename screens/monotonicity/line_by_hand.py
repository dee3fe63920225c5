"""Can you fit the line by hand? Weight and bias, against what the dots say."""

from functools import cache

import pyarrow as pa
import torch

from charts.hand.movable import Movable
from charts.monotonicity.by_hand import by_hand_chart, losses_frame
from core.affine import Affine
from core.monotonicity import one_feature
from core.monotonicity.temperature import REFERENCE, all_patients, side_weights
from core.notation import signed
from screens.monotonicity import patients
from screens.monotonicity.best_line import found_by_line
from screens.monotonicity.link import LINK
from screens.monotonicity.more import (
    PATIENTS_SOURCE,
    show_temperature_script,
    what_is_measured,
)
from screens.monotonicity.rates_picture import NamedLine, rates_tables
from serving.tables import arrow_table
from ui.controls import choose_float
from ui.deck import controls, picture, readout
from ui.draw import draw
from ui.hand.grab import numbers
from ui.screen import Screen, Value
from ui.text import bar

CLOSE = 0.04
"""A weight this near to the best counts as found."""


def layer_by_hand(w: float, b: float) -> Affine:
    """Return the log-odds w (T - 37 °C) + b as a layer of T."""
    W = torch.tensor([[w]], dtype=torch.float64)
    return Affine(W, torch.tensor([b - w * REFERENCE], dtype=torch.float64))


def best() -> tuple[float, float]:
    """Return the best w and b."""
    layer = patients.linear_layer()
    return float(layer.W), float(layer.b + REFERENCE * layer.W[0])


def show(solved: bool) -> None:
    """Draw the reader's curve to be grabbed; the best one once the reader's is locked.

    The browser draws the curve of w and b itself; its log-loss is looked up.
    """
    with controls():
        w = choose_float("Weight w, per °C", "w", LINK["w"])
        b = choose_float("Bias b", "b", LINK["b"])
    yours = one_feature.logistic_model(layer_by_hand(w, b))
    target = one_feature.logistic_model(patients.linear_layer())
    best_line = NamedLine("linear", "the best line", target, 39.0, below=True)
    grab = numbers(LINK, "w", "b")
    with picture():
        draw(
            by_hand_chart,
            grab=grab,
            alt_text="Share that died by body temperature, a U, and the reader's curve"
            + (" beside the best line, which rises slowly" if solved else ""),
            losses=losses(*grab),
            **rates_tables(
                patients.binned(patients.RANGE),
                lines=[best_line] if solved else (),
            ),
        )
    rows = bar_of(yours, "your curve", "other")
    if solved:
        rows += bar_of(target, "the best line", "linear")
    readout('<p class="readout-lead">Of what the dots say, it finds</p>' + rows)


@cache
def losses(w: Movable, b: Movable) -> pa.Table:
    """Tabulate the log-loss of every curve that can be set."""
    every = (torch.tensor(of.values, dtype=torch.float64) for of in (w, b))
    found = one_feature.losses_by_hand(all_patients(), *every, REFERENCE)
    return arrow_table(losses_frame(w, b, found))


def bar_of(model: one_feature.Model, name: str, kind: str) -> str:
    """Draw what a curve finds, with its log-loss."""
    found = patients.share_found(model)
    number = f"{found:.0%}" if found >= 0 else "< 0%"
    loss = one_feature.mean_loss(model, all_patients())
    return bar(found, number, f"{name}, log-loss {loss:.4f}", kind)


def reply(w: float) -> str:
    """Say how far the weight was off."""
    right, _ = best()
    if abs(w - right) <= CLOSE:
        return f"You locked {signed(w)}: as good as the best."
    if w < 0 < right:
        return f"You locked {signed(w)}: it follows the cold side alone."
    side = "steep" if w > right else "flat"
    return f"You locked {signed(w)}: too {side}."


def explain() -> str:
    """Say why the best is nearly flat."""
    w, b = best()
    below, above = side_weights()
    return (
        f"**The best has w = {signed(w)} and b = {signed(b)}**, finds "
        f"{found_by_line():.0%}, and is nearly flat. Patients below 37 °C alone would "
        f"make it {signed(below)}, those above {signed(above)}.\n\nOne risk for all "
        f"has log-loss {patients.constant_loss():.4f}, which counts as 0%; the dots, "
        f"100%, have {patients.lowest_loss():.4f}."
    )


SCREEN = Screen(
    "by_hand",
    label="Fit by hand",
    title="Can you fit the line by hand?",
    setup="Risk = sigmoid(w(T − 37) + b). Lift and tilt the curve until it finds as "
    "much as it can, then lock.",
    show=show,
    ask=Value(
        "w",
        lambda w: f"w = {signed(w)}",
        lambda w: abs(w - best()[0]) <= CLOSE,
        reply,
    ),
    explain=explain,
    more={
        "What is measured": what_is_measured,
        "PyTorch": show_temperature_script,
        "Source": PATIENTS_SOURCE,
    },
)
