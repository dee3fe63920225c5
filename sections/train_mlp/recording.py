"""What the player is given of an experiment: runs, examples, titles, and panels."""

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor

from core.activations import find
from core.evaluation import Metrics
from core.experiment import Experiment, grid_inputs
from core.features import FEATURES
from core.history import History
from core.losses import LOSSES
from core.saturation import count_saturated, flat_intervals
from ui.recording import (
    Blob,
    activation_table,
    add_curves,
    frame_epochs,
    layer_rows,
    palette,
    reach_of,
)

GRID_SIZE = {1: 257, 2: 64}
MEASURE_TITLES = {"loss": "Loss", "accuracy": "Accuracy"}


def record(
    experiment: Experiment,
    features: tuple[str, ...],
    label: str,
    panels: Sequence[dict[str, Any]],
    *,
    run_id: str,
    last_epoch: int | None = None,
) -> tuple[bytes, list[int]]:
    """Pack one experiment beside the network without activation.

    Args:
        experiment: The runs.
        features: What the inputs are made of.
        label: How to call the network.
        panels: What to draw, as `PANELS` in `ui/player_js/player.js` names them.
        run_id: Changes when the run does; the player then starts afresh.
        last_epoch: The last epoch to show, where a run has diverged.

    Returns:
        The bytes for `ui.player.show_player`, and the epoch of each frame.
    """
    num_epochs = experiment.history.num_epochs
    epochs = frame_epochs(num_epochs if last_epoch is None else last_epoch)
    blob = start_blob(experiment, features, epochs, panels, run_id)
    blob.header["runs"] = [
        add_network(blob, experiment, features, label, epochs),
        add_linear(blob, experiment, epochs),
    ]
    if any(panel["kind"] == "histogram" for panel in panels):
        add_counts(blob, experiment, epochs)
    return blob.pack(), epochs


def start_blob(
    experiment: Experiment,
    features: tuple[str, ...],
    epochs: Sequence[int],
    panels: Sequence[dict[str, Any]],
    run_id: str,
) -> Blob:
    """Begin a recording with what all its runs share: the data and the axes."""
    dataset, places, data = experiment.dataset, experiment.places, experiment.data
    loss = LOSSES[experiment.history.config.loss]
    size = GRID_SIZE[dataset.num_inputs]
    blob = Blob({})
    x_domain = _in_units(torch.tensor(dataset.bounds), places)
    flat = dataset.num_inputs == 1
    y_bounds = (-0.06, 1.06) if dataset.task == "classification" else dataset.y_bounds
    y_domain = places.y_scale.to_units(torch.tensor(y_bounds)).tolist()
    blob.header |= {
        "run_id": run_id,
        "epochs": list(epochs),
        "panels": list(panels),
        "palette": palette(),
        "domain": [x_domain[0], y_domain] if flat else x_domain,
        "titles": [*dataset.titles, dataset.y_title][:2],
        "y_scale": [places.y_scale.mean, places.y_scale.std],
        "probability": experiment.history.config.loss == "cross_entropy",
        "boundary": loss.boundary,
        "grid_size": size,
        "num_train": len(data.X),
        "places": blob.put(_plotted(experiment)),
        "targets": blob.put(torch.cat([data.y, data.y_test])),
        "inputs": blob.put(torch.cat([data.X, data.X_test])),
        "bounds": list(dataset.bounds),
        "line_title": f"{dataset.y_title} by {dataset.titles[0]}",
        "line_alt": "The examples, the network's curve and the straight line",
        "measure_titles": MEASURE_TITLES | {"loss": loss.label},
        "measure_alts": {
            "loss": "Loss by epoch, training solid and test dashed",
            "accuracy": "Share of examples right by epoch",
        },
    }
    places, inputs = grid_inputs(dataset, features, size)
    if inputs is not places:
        blob.header["gridInputs"] = blob.put(inputs)
    return blob


def add_network(
    blob: Blob,
    experiment: Experiment,
    features: tuple[str, ...],
    label: str,
    epochs: Sequence[int],
    *,
    role: str = "hidden",
    short: str = "",
) -> dict[str, Any]:
    """Append the network's weights, its activation and its curves."""
    history = experiment.history
    grid = grid_inputs(experiment.dataset, features, 16)[1]
    inputs = torch.cat([grid, experiment.data.X, experiment.data.X_test])
    low, values = activation_table(history.activation, reach_of(history, inputs))
    names = [FEATURES[name][0] for name in features]
    if len(names) != inputs.shape[1] or experiment.dataset.num_inputs == 1:
        names = ["x"] if inputs.shape[1] == 1 else list(experiment.dataset.titles)
    return {
        "label": label,
        "short": short,
        "role": role,
        "alt": f"Decision surface of {label} with the examples over it",
        "diagram_alt": f"{label}: every weight and bias at its line",
        "num_inputs": inputs.shape[1],
        "num_hiddens": history.first.shape[-1],
        "input_names": names,
        "weights": blob.put(layer_rows(history, epochs)),
        "table": {"low": low, "step": 1 / 128, "values": blob.put(values)},
        "flat": flat_intervals(find(history.config.activation)),
        "curves": add_curves(blob, _splits(history, experiment.test), epochs),
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
        "alt": "The same network without its activation: a straight boundary",
        "num_inputs": W.shape[1],
        "num_hiddens": 0,
        "weights": blob.put(rows),
        "flat": [],
        "curves": add_curves(blob, splits, epochs),
    }


def add_counts(blob: Blob, experiment: Experiment, epochs: Sequence[int]) -> None:
    """Append the range of the pre-activations, and how many are stuck."""
    history, X = experiment.history, experiment.data.X
    counts = count_saturated(history, X, epochs)
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
                "of": counts.num_pre_activations,
                "values": blob.put(counts.saturated),
            },
            {
                "unit": "units dead",
                "of": counts.num_units,
                "values": blob.put(counts.dead),
            },
        ],
    }


def _splits(history: History, test: Metrics) -> dict[str, Metrics]:
    return {"train": Metrics(history.loss, history.accuracy), "test": test}


def _plotted(experiment: Experiment) -> Tensor:
    """Return where each example is drawn, training first, (n, 2)."""
    places = experiment.places
    X = places.x_scale.to_units(torch.cat([places.X, places.X_test]))
    if X.shape[1] == 2:
        return X
    return torch.cat(
        [X, places.y_scale.to_units(torch.cat([places.y, places.y_test]))], dim=1
    )


def _in_units(bounds: Tensor, places: Any) -> list[list[float]]:
    width = places.X.shape[1]
    units = places.x_scale.to_units(bounds[:, None].expand(2, width))
    return units.T.tolist()
