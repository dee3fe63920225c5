"""What the player is given of an experiment: examples, axes, panels, and the runs."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import torch
from torch import Tensor

from charts.train_mlp.recording import PALETTE, Blob
from charts.train_mlp.views import View, kinds
from core.datasets.choice import grid_inputs
from core.train_mlp.experiment import Experiment
from core.training.losses import LOSSES
from screens.train_mlp.recorded_runs import add_counts, add_linear, add_network

GRID_SIZE = {1: 257, 2: 64}
MEASURE_TITLES = {"loss": "Loss", "accuracy": "Accuracy"}


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


def record(
    runs: Sequence[Recorded],
    features: tuple[str, ...],
    views: Sequence[View],
    epochs: Sequence[int],
    *,
    run_id: str,
    waits: bool = False,
) -> bytes:
    """Pack runs on the same data beside the first one without activation.

    Args:
        runs: At least one.
        features: What the inputs are made of.
        views: What to draw, of `charts.train_mlp.views`.
        epochs: Those of the movie.
        run_id: Changes when the run does; the player then starts afresh.
        waits: Whether there is a movie to come, for which room is kept.

    Returns:
        The bytes for the player (`ui/assets/player/record.js`).
    """
    first = runs[0].experiment
    blob = start_blob(first, features, epochs, views, run_id)
    blob.header["waits"] = waits
    blob.header["runs"] = [
        add_network(
            blob, run.experiment, features, run.label, epochs,
            role=run.role, short=run.short,
        )
        for run in runs
    ] + [add_linear(blob, first, epochs)]  # fmt: skip
    if "histogram" in kinds(views):
        add_counts(blob, first, epochs)
    return blob.pack()


def start_blob(
    experiment: Experiment,
    features: tuple[str, ...],
    epochs: Sequence[int],
    views: Sequence[View],
    run_id: str,
) -> Blob:
    """Begin a recording with what all its runs share: the data and the axes."""
    dataset, data = experiment.dataset, experiment.data
    y_scale = experiment.places.y_scale
    loss = LOSSES[experiment.history.config.loss]
    size = GRID_SIZE[dataset.num_inputs]
    blob = Blob()
    blob.header |= {
        "run_id": run_id,
        "epochs": list(epochs),
        "views": list(views),
        "palette": PALETTE,
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
