"""What the player is given of an experiment: examples, axes, panels, and the runs."""

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor

from charts.train_mlp.recording import Blob, frame_epochs, palette
from core.datasets.choice import grid_inputs
from core.train_mlp.experiment import Experiment
from core.training.losses import LOSSES
from screens.train_mlp.recorded_runs import add_counts, add_linear, add_network

GRID_SIZE = {1: 257, 2: 64}
MEASURE_TITLES = {"loss": "Loss", "accuracy": "Accuracy"}


def record(
    experiment: Experiment,
    features: tuple[str, ...],
    label: str,
    panels: Sequence[dict[str, Any]],
    *,
    run_id: str,
    last_epoch: int,
) -> tuple[bytes, list[int]]:
    """Pack one experiment beside the network without activation.

    Args:
        experiment: The runs.
        features: What the inputs are made of.
        label: How to call the network.
        panels: What to draw, as `PANELS` in `ui/assets/player/player.js` names them.
        run_id: Changes when the run does; the player then starts afresh.
        last_epoch: The last epoch to show.

    Returns:
        The bytes for `ui.player.show_player`, and the epoch of each frame.
    """
    epochs = frame_epochs(last_epoch)
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
    dataset, data = experiment.dataset, experiment.data
    y_scale = experiment.places.y_scale
    loss = LOSSES[experiment.history.config.loss]
    size = GRID_SIZE[dataset.num_inputs]
    blob = Blob({})
    blob.header |= {
        "run_id": run_id,
        "epochs": list(epochs),
        "panels": list(panels),
        "palette": palette(),
        "domain": _domain(experiment),
        "titles": [*dataset.titles, dataset.y_title][:2],
        "y_scale": [y_scale.mean, y_scale.std],
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


def _domain(experiment: Experiment) -> list[list[float]]:
    """Return the ends of both axes: two inputs, or the input and what is predicted."""
    dataset, places = experiment.dataset, experiment.places
    x_domain = _in_units(torch.tensor(dataset.bounds), places)
    if dataset.num_inputs == 2:
        return x_domain
    y_bounds = (-0.06, 1.06) if dataset.task == "classification" else dataset.y_bounds
    return [x_domain[0], places.y_scale.to_units(torch.tensor(y_bounds)).tolist()]


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
