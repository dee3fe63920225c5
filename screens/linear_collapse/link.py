"""Every key of lesson 2's link: its type, range and default."""

from core.activations import ACTIVATIONS
from core.datasets import DATASETS
from core.linear_collapse.dial import DIALS, Dial
from core.linear_collapse.plane import STEPS
from ui.controls import FloatRange, IntRange, Options, Switch, Text
from ui.seed import SEED

MOST_LAYERS = 6
ENTRY = FloatRange(-2.0, 2.0, 0.0, 0.1, "%.1f")


def _settings(dial: Dial) -> Options:
    """Offer the settings of a dial as they are written, its end first."""
    values = [f"{value:.3g}" for value in dial.settings.tolist()]
    return Options(values, values[-1])


LINK = {
    "layers": IntRange(1, MOST_LAYERS, MOST_LAYERS),
    # The reader's own stack.
    "depth": IntRange(1, MOST_LAYERS, 1),
    "width1": IntRange(1, 12, 3),
    # Room for every number of the largest stack.
    "matrices": Text(max_chars=8000),
    "seed": SEED,
    "activation": Options(tuple(ACTIVATIONS), "relu"),
    "bent": Switch(True),
    # The plane. The absolute value folds; most activations flatten, which takes longer
    # to read.
    "t": FloatRange(0.0, len(STEPS) - 1.0, 0.0, 0.1),
    "fold": Options(("abs(x)", *ACTIVATIONS)),
    "dataset": Options(
        tuple(
            name
            for name, dataset in DATASETS.items()
            if dataset.task == "classification" and dataset.num_inputs == 2
        ),
        "xor",
    ),
    "weights": Options(("by hand", "by seed")),
    # The images of both unit vectors.
    "e1x": ENTRY._replace(default=1.0),
    "e1y": ENTRY,
    "e2x": ENTRY,
    "e2y": ENTRY._replace(default=1.0),
    # Training.
    "data": Options(("xor", "circles", "moons"), "moons"),
    "units": IntRange(1, 12, 8),
    # The dials.
    "dial": Options(tuple(DIALS), "bias"),
    **{f"dial_{name}": _settings(dial) for name, dial in DIALS.items()},
    # Bottleneck and batch normalisation.
    "bottleneck": IntRange(1, 12, 1),
    "unit": IntRange(1, 4, 1),
}
