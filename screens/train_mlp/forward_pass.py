"""One example on its way through the network, with every number to check."""

import pandas as pd
import streamlit as st
import torch
from streamlit.delta_generator import DeltaGenerator

from core.activations import find
from core.notation import with_minus
from core.train_mlp.divergence import last_good_epoch
from core.train_mlp.experiment import Experiment
from core.train_mlp.forward_table import forward_table
from screens.train_mlp.experiment import cached, experiment_of
from screens.train_mlp.own_run import choose_epoch, choose_index, with_run
from screens.train_mlp.run_settings import RunSettings, circles
from ui.deck import controls, readout
from ui.export import offer_csv
from ui.screen import Choice, Screen
from ui.text import number_table, to_html

# A tenth of a megabyte each.
MAX_TABLES = 16
SHOWN_TABLE = "shown_table"
OUTPUT = 2
"""The last rows: what the network says, and its loss."""


def _show_forward(
    settings: RunSettings, run: Experiment, place: DeltaGenerator, solved: bool
) -> None:
    """Tabulate the way of one example through the network."""
    with controls():
        epoch = choose_epoch(last_good_epoch(run.history))
        example = choose_index("Example", "example", len(run.data.X))
        try:
            table, to_read = table_of(settings, epoch, example)
        except ValueError as refusal:
            place.error(f"These numbers cannot be added up: {refusal}")
            return
        keep_table(table, f"forward-example-{example + 1}-epoch-{epoch}")
    with place:
        name = f"Example {example + 1} on its way through the network"
        rows = to_read.values.tolist()
        st.html(number_table(name, [*to_read], rows, words=3, feet=OUTPUT))
    x = ", ".join(f"{value:.6f}" for value in run.data.X[example].tolist())
    y = run.data.y[example].item()
    told = ""
    if solved:
        output, bias = at_zero(run, epoch)
        told = f"\n\nAll inputs 0: o = **{output:.4f}**, of which b⁽²⁾ is {bias:.4f}."
    readout(to_html(with_minus(f"x = ({x}), target {y:g}.{told}")))


@cached(max_entries=MAX_TABLES, show_spinner=False)
def table_of(
    settings: RunSettings, epoch: int, example: int
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the table of the forward pass, for a file and to read."""
    run = experiment_of(settings)
    lines = forward_table(
        run.history.mlp(epoch),
        find(settings.config.activation),
        run.data.X[example],
        run.data.y[example].item(),
        settings.config.loss,
    )
    return and_to_read(pd.DataFrame(lines))


def and_to_read(table: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return a table of texts as programs read it, and with minus signs."""
    return table, table.map(with_minus)


def keep_table(table: pd.DataFrame, name: str) -> None:
    """Keep the table that is shown, for `offer_table`."""
    st.session_state[SHOWN_TABLE] = table, name


def offer_table() -> None:
    """Offer the table that is shown as a file."""
    if SHOWN_TABLE not in st.session_state:
        st.markdown("There is no table.")
        return
    table, name = st.session_state[SHOWN_TABLE]
    offer_csv(lambda: table, name)


def at_zero(run: Experiment, epoch: int) -> tuple[float, float]:
    """Return what the network says of x = 0 after an epoch, and its bias b2."""
    mlp = run.history.mlp(epoch)
    zeros = torch.zeros(1, run.data.X.shape[1])
    output = mlp.outputs(zeros, run.history.activation)
    return output.item(), mlp.b2.item()


def truth() -> str:
    """Name what comes out where all inputs are 0."""
    output, bias = at_zero(experiment_of(circles()), 0)
    if output == 0:
        return "zero"
    return "output bias" if abs(output - bias) < 1e-6 else "both"


def reply(answer: str) -> str:
    """Say what each answer leaves out."""
    return {
        "zero": "0 would be right without biases.",
        "output bias": "b⁽²⁾ is only a part: the hidden units have their biases, too.",
        "both": "Yes: the biases of both layers remain.",
    }[answer]


def explain() -> str:
    """Say how to read the table."""
    return (
        "**z = xW⁽¹⁾ + b⁽¹⁾, h = σ(z), o = hW⁽²⁾ + b⁽²⁾.** With x = 0 every z is its "
        "bias, and σ of that goes on.\n\n"
        "Each sum of the table is the network's own number, and the terms above it add "
        "up to it to the last digit."
    )


SCREEN = Screen(
    "forward",
    label="Forward by hand",
    title="All inputs 0: what comes out?",
    setup="The table follows one example through the network. And if x₁ and x₂ were "
    "both 0?",
    show=with_run(_show_forward),
    ask=Choice(
        {
            "zero": "0",
            "both": "b⁽²⁾ plus what σ makes of b⁽¹⁾",
            "output bias": "b⁽²⁾, the output's bias",
        },
        truth,
        reply,
    ),
    explain=explain,
    more={"The table as CSV": offer_table},
)
