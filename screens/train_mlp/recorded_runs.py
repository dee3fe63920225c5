"""What the player is given of one run: its weights, its activation, its curves."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import torch

from charts.train_mlp.recording import (
    TABLE_STEP,
    Blob,
    activation_table,
    add_curves,
    layer_rows,
    reach_of,
)
from core.activations import find
from core.datasets.choice import grid_inputs
from core.datasets.features import FEATURES
from core.train_mlp.experiment import Experiment
from core.train_mlp.saturated_units import count_saturated, flat_intervals
from core.training.evaluation import Metrics


class Recorded(NamedTuple):
    """A run as the player shows it.

    Attributes:
        experiment: The run.
        label: How to call the network.
        short: The same in a letter, where there are several.
        role: Its colour: "hidden" or "other".
    """

    experiment: Experiment
    label: str
    short: str = ""
    role: str = "hidden"


def add_network(
    blob: Blob, run: Recorded, features: tuple[str, ...], epochs: Sequence[int]
) -> dict[str, Any]:
    """Append the network's weights, its activation and its curves."""
    experiment, history = run.experiment, run.experiment.history
    splits = {"train": Metrics(history.loss, history.accuracy), "test": experiment.test}
    grid = grid_inputs(experiment.dataset, features, 16)[1]
    inputs = torch.cat([grid, experiment.data.X, experiment.data.X_test])
    low, values = activation_table(history.activation, reach_of(history, inputs))
    names = [FEATURES[name][0] for name in features]
    if len(names) != inputs.shape[1] or experiment.dataset.num_inputs == 1:
        names = ["x"] if inputs.shape[1] == 1 else list(experiment.dataset.titles)
    return {
        "label": run.label,
        "short": run.short,
        "role": run.role,
        "alt": f"Decision surface of {run.label} with the examples over it",
        "diagram_alt": f"{run.label}: every weight and bias at its line",
        "num_inputs": inputs.shape[1],
        "num_hiddens": history.first.shape[-1],
        "input_names": names,
        "weights": blob.put(layer_rows(history, epochs)),
        "table": {"low": low, "step": TABLE_STEP, "values": blob.put(values)},
        "flat": flat_intervals(find(history.config.activation)),
        "curves": add_curves(blob, splits, epochs),
    }


def add_linear(
    blob: Blob, experiment: Experiment, epochs: Sequence[int]
) -> dict[str, Any]:
    """Append the network without activation, collapsed into one affine layer."""
    W, b = experiment.collapsed()
    at = torch.tensor(epochs).clamp(max=len(W) - 1)
    rows = torch.cat([W[at].flatten(1), b[at].flatten(1)], dim=1)
    splits = {"train": Metrics(experiment.linear.loss, experiment.linear.accuracy)}
    return {
        "label": "Without σ",
        "short": "without σ",
        "role": "linear",
        "alt": "The same network without its activation: one affine layer",
        "num_inputs": W.shape[1],
        "num_hiddens": 0,
        "weights": blob.put(rows),
        "flat": [],
        "curves": add_curves(blob, splits, epochs),
    }


def add_counts(blob: Blob, experiment: Experiment, epochs: Sequence[int]) -> None:
    """Append the range of the pre-activations, and how many are stuck."""
    history, X = experiment.history, experiment.data.X
    num_hiddens = history.first.shape[-1]
    saturated, dead = count_saturated(history, X, epochs)
    at = torch.tensor([epochs[0], epochs[len(epochs) // 2], epochs[-1]])
    first = history.first[at, 0]
    Z = (X @ first[:, :-1] + first[:, -1:]).flatten()
    reach = max(
        1.0, Z.abs().nan_to_num(0, 0, 0).sort().values[int(0.998 * len(Z))].item()
    )
    blob.header |= {
        "histogram_domain": [-reach, reach],
        "histogram_alt": "Histogram of pre-activations; shaded where σ is flat",
        "counts": [
            {
                "unit": "z saturated",
                "of": len(X) * num_hiddens,
                "values": blob.put(saturated),
            },
            {
                "unit": "units dead (slope always 0)",
                "of": num_hiddens,
                "values": blob.put(dead),
            },
        ],
    }
