"""It adds up: one example forward, one minibatch back, as tables to check by hand."""

import pandas as pd
import streamlit as st
import torch

from core.activations import find
from core.datasets.choice import draw_data
from core.notation import with_minus
from core.train_mlp.backward_table import step_table
from core.train_mlp.forward_table import forward_table
from core.training.minibatches import next_minibatch
from screens.train_mlp.experiment import cached, experiment_of, wait_for_experiment
from screens.train_mlp.looking_inside import choose_index
from screens.train_mlp.settings import RunSettings
from ui.export import csv_text
from ui.fragments import fragment

# A tenth of a megabyte each.
MAX_TABLES = 16


@fragment
def show_arithmetic(settings: RunSettings, epoch: int) -> None:
    """Tabulate the forward pass of an example and a step of SGD, after `epoch`."""
    # A move in here draws this alone, and the run may have been let go since.
    experiment = wait_for_experiment(settings)
    if experiment is None:
        return
    st.markdown(
        f"After epoch **{epoch}** (pause the movie elsewhere, or drag its slider, to "
        "see another). Every sum below is the network's own number, and its terms add "
        "up to the last digit shown."
    )
    left, right = st.columns(2)
    with left:
        example = choose_index("Example", "example", len(experiment.data.X))
    with right:
        num_hiddens = settings.config.num_hiddens
        unit = choose_index("Hidden unit of the step", "unit", num_hiddens)
    try:
        _show_forward(settings, epoch, example)
        _show_step(settings, epoch, unit)
    except ValueError as refusal:
        st.error(f"These numbers cannot be added up: {refusal}")


def _show_forward(settings: RunSettings, epoch: int, example: int) -> None:
    experiment = experiment_of(settings)
    x, y = experiment.data.X[example], experiment.data.y[example].item()
    st.markdown("**Forward.** " + _inputs(x, y))
    table, to_read = _forward_table(settings, epoch, example)
    st.dataframe(to_read, hide_index=True, height=360)
    _offer(table, f"forward-example-{example + 1}-epoch-{epoch}")


@cached(max_entries=MAX_TABLES, show_spinner=False)
def _forward_table(
    settings: RunSettings, epoch: int, example: int
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the table of the forward pass, for a file and to read."""
    experiment = experiment_of(settings)
    lines = forward_table(
        experiment.history.mlp(epoch),
        find(settings.config.activation),
        experiment.data.X[example],
        experiment.data.y[example].item(),
        settings.config.loss,
    )
    return _and_to_read(pd.DataFrame(lines))


def _inputs(x: torch.Tensor, y: float) -> str:
    values = ", ".join(f"{value:.6f}" for value in x.tolist())
    return with_minus(f"The inputs are ({values}), the target is {y:g}.")


def _show_step(settings: RunSettings, epoch: int, unit: int) -> None:
    table, to_read = _step(settings, epoch, unit)
    size = sum(name.startswith("example") for name in table[""])
    st.markdown(
        f"**Backward.** The next minibatch has {size} example{'s' * (size > 1)}. Each "
        "has a gradient of its own; their mean is the minibatch gradient, and SGD "
        "subtracts lr times it."
        + (
            ""
            if _is_plain_sgd(settings)
            else " (This run's optimiser takes another step from the same gradient.)"
        )
    )
    st.dataframe(to_read, hide_index=True, height=360)
    _offer(table, f"step-unit-{unit + 1}-epoch-{epoch}")


@cached(max_entries=MAX_TABLES, show_spinner=False)
def _step(
    settings: RunSettings, epoch: int, unit: int
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the table of the next step, for a file and to read."""
    experiment = experiment_of(settings)
    data, config = experiment.data, settings.config
    generator = torch.Generator().manual_seed(settings.seed)
    draw_data(settings.data, generator=generator)
    rows = next_minibatch(*data.X.shape, config, generator, epoch)
    steps = step_table(
        experiment.history.mlp(epoch),
        find(config.activation),
        data.X[rows],
        data.y[rows],
        config,
        unit,
        [f"example {row + 1}" for row in rows.tolist()],
    )
    return _and_to_read(pd.DataFrame(steps.rows, columns=list(steps.columns)))


def _is_plain_sgd(settings: RunSettings) -> bool:
    return settings.config.optimizer == "sgd" and not settings.config.momentum


def _and_to_read(table: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return a table of texts as programs read it, and with minus signs."""
    return table, table.map(with_minus)


def _offer(table: pd.DataFrame, name: str) -> None:
    st.download_button(
        "Download as CSV",
        lambda: csv_text(table),
        f"{name}.csv",
        "text/csv",
        key=name.split("-")[0] + "_csv",
        icon=":material/download:",
        on_click="ignore",
    )
