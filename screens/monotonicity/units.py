"""How many ReLU units make |T − c|? Two ramps back to back are a fold."""

import streamlit as st
import torch

from charts import theme
from charts.monotonicity.rates_chart import TEMPERATURE
from charts.monotonicity.units import kinks_frame, ramps_chart, ramps_frame
from core.mlp import MLP
from core.monotonicity import one_feature
from core.monotonicity.temperature import distance_layer
from core.notation import signed
from screens.monotonicity import patients
from screens.monotonicity.fold import best_center
from screens.monotonicity.link import LINK
from screens.monotonicity.more import EXERCISES, PATIENTS_SOURCE
from serving.tables import table, table_if
from ui.controls import choose_int
from ui.deck import controls, picture
from ui.draw import draw
from ui.screen import Choice, Screen

EVEN = torch.linspace(*TEMPERATURE.x_domain, 43, dtype=torch.float64)
"""Temperatures at which ramps are drawn."""


def by_hand() -> MLP:
    """Return the network that is the best model on |T − c|."""
    c = best_center()
    layer = distance_layer(c, None)
    return one_feature.looking_down_first(one_feature.distance_as_two_units(layer, c))


def by_training(num_hiddens: int, start: int) -> MLP:
    """Return what training found from one of the starts, counted from the best."""
    found = patients.hidden_fits(num_hiddens, None).mlp(start - 1)
    return one_feature.looking_down_first(found)


def show(solved: bool) -> None:
    """Draw the log-odds of |T − c|; once guessed its units, and those of training."""
    if solved:
        with controls():
            num_hiddens = choose_int(
                "Units found by training", "num_hiddens", LINK["num_hiddens"]
            )
            start = choose_int("From which start, best first", "start", LINK["start"])
    with picture():
        title = f"made by hand: |T − {best_center():.1f}|"
        draw_ramps(by_hand(), theme.FEATURE, title, solved)
        if solved:
            found = by_training(num_hiddens, start)
            draw_ramps(found, theme.HIDDEN, "found by training", solved)


def draw_ramps(mlp: MLP, color: str, title: str, apart: bool) -> None:
    """Draw the log-odds of a network, and its ramps if taken apart."""
    kinks = one_feature.kinks(mlp)
    T = torch.cat([EVEN, kinks.clamp(*TEMPERATURE.x_domain)]).sort().values
    total = mlp.outputs(T[:, None], torch.relu)[:, 0]
    ramps = one_feature.ramps(mlp, T)
    draw(
        ramps_chart,
        mlp.W1.shape[1],
        color,
        title,
        alt_text=f"Log-odds of death by temperature, {title}"
        + ("; and the ramp that each ReLU unit adds" if apart else ""),
        ramps=table(ramps_frame, T, ramps if apart else ramps[:, :0], total),
        kinks=table_if(apart, kinks_frame, kinks.tolist()),
    )


def truth() -> str:
    """Name how many units the network has that equals |T − c|."""
    mlp, c = by_hand(), best_center()
    folded = distance_layer(c, None)((EVEN - c).abs()[:, None])
    if not torch.allclose(mlp.outputs(EVEN[:, None], torch.relu), folded):
        return "many"
    return {1: "one", 2: "two"}.get(mlp.W1.shape[1], "many")


def reply(answer: str) -> str:
    """Say what follows from a guess."""
    return {
        "one": "One is flat on the other side of its bend: half a V.",
        "many": "A corner is what a ReLU unit has. It is round curves that take many.",
        "two": "Two, one looking up from c and one looking down: yes.",
        "none": "Not all go up: relu(c − T) has a negative weight on T. It falls up to "
        "c and is 0 from there on.",
    }[answer]


def explain() -> str:
    """Say that the feature made by hand is a hidden layer."""
    weight = signed(float(distance_layer(best_center(), None).W))
    return (
        "**|T − c| = relu(T − c) + relu(c − T).** The feature made by hand *is* a "
        f"hidden layer of two units, with the same weight {weight} on both. Training "
        "is not bound to that: its ramps may start anywhere and have any slope. Other "
        "starts and more units find other ramps with nearly the same sum."
    )


def show_list() -> None:
    """List what each of the trained units adds."""
    chosen = (
        int(st.session_state.get(key, LINK[key].default))
        for key in ("num_hiddens", "start")
    )
    mlp = by_training(*chosen)
    lines = []
    for j, kink in enumerate(one_feature.kinks(mlp).tolist()):
        side = "above" if mlp.W1[0, j] > 0 else "below"
        slope = float(mlp.W1[0, j].abs() * mlp.W2[j, 0])
        lines.append(f"* unit {j + 1}: {signed(slope)} a degree {side} {kink:.1f} °C")
    st.markdown("What the trained units add to the log-odds:\n\n" + "\n".join(lines))
    st.markdown(f"The output bias is {signed(float(mlp.b2))}.")


SCREEN = Screen(
    "units",
    label="Two ramps",
    title="How many ReLU units make |T − c|?",
    setup="The line shows log-odds, which a sigmoid makes a risk: |T − c| times "
    "a weight, plus a bias. A ReLU unit is 0 on one side of its bend, a ramp on the "
    "other.",
    show=show,
    ask=Choice(
        {
            "one": "One, bent at c",
            "many": "Many: a sharp corner takes many",
            "none": "None: ramps only go up",
            "two": "Two, back to back",
        },
        truth,
        reply,
    ),
    explain=explain,
    more={
        "The units in numbers": show_list,
        "Exercises": EXERCISES,
        "Source": PATIENTS_SOURCE,
    },
)
