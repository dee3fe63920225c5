"""What the player is given of an experiment: examples, axes, panels, and the runs."""

from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor

from charts.train_mlp.recording import PALETTE, Blob, frame_epochs
from charts.train_mlp.views import View, kinds
from core.datasets.choice import grid_inputs
from core.train_mlp.divergence import last_good_epoch
from core.train_mlp.experiment import Experiment
from core.training.losses import LOSSES
from screens.train_mlp.recorded_runs import (
    Recorded,
    add_counts,
    add_linear,
    add_network,
)

GRID_SIZE = {1: 257, 2: 64}
MEASURE_TITLES = {"loss": "Loss", "accuracy": "Accuracy"}


class Movie(NamedTuple):
    """A recording (`ui/assets/player/record.js`), and the epoch of each frame."""

    recording: bytes
    epochs: Sequence[int]

    def frame_at(self, epoch: int) -> int:
        """Return the frame nearest to an epoch."""
        return min(range(len(self.epochs)), key=lambda k: abs(self.epochs[k] - epoch))


def record(
    runs: Sequence[Recorded],
    features: tuple[str, ...],
    views: Sequence[View],
    *,
    run_id: str,
    epochs: Sequence[int] = (),
    waits: bool = False,
) -> Movie:
    """Pack runs on the same data beside the first one without activation.

    Args:
        runs: At least one.
        features: What the inputs are made of.
        views: What to draw, of `charts.train_mlp.views`.
        run_id: Changes when the run does; the player then starts afresh.
        epochs: Those of the movie; by default as far as the longest run is good.
        waits: Whether there is a movie to come, for which room is kept.
    """
    if not epochs:
        epochs = frame_epochs(max(last_good_epoch(r.experiment.history) for r in runs))
    first = runs[0].experiment
    blob = Blob()
    _add_data(blob, first, features)
    networks = [add_network(blob, run, features, epochs) for run in runs]
    blob.header |= {
        "run_id": run_id,
        "epochs": list(epochs),
        "views": list(views),
        "palette": PALETTE,
        "waits": waits,
        "runs": [*networks, add_linear(blob, first, epochs)],
    }
    if "histogram" in kinds(views):
        add_counts(blob, first, epochs)
    return Movie(blob.pack(), epochs)


def _add_data(blob: Blob, experiment: Experiment, features: tuple[str, ...]) -> None:
    """Append what all runs of a recording share: the data and the axes."""
    dataset, data = experiment.dataset, experiment.data
    y_scale = experiment.places.y_scale
    loss = LOSSES[experiment.history.config.loss]
    size = GRID_SIZE[dataset.num_inputs]
    blob.header |= {
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
    if not torch.equal(inputs, places):
        blob.header["gridInputs"] = blob.put(inputs)


def _domain(experiment: Experiment) -> list[list[float]]:
    """Return the ends of both axes: two inputs, or the input and what is predicted."""
    dataset, places = experiment.dataset, experiment.places
    bounds = torch.tensor(dataset.bounds)[:, None].expand(2, places.X.shape[1])
    x_domain = places.x_scale.to_units(bounds).T.tolist()
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
