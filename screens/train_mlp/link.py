"""Every key of lesson 4's link: its type, range and default.

The hidden units, the optimiser, the learning rate and the epochs begin where the chosen
data set asks for (`recommended_for`); the table has the standard. One learning rate
does not do for all data: plain SGD at 0.2 separates circles and explodes on a sine.
"""

from typing import NamedTuple

from charts.train_mlp.own_points import KINDS
from core.activations import ACTIVATIONS
from core.datasets import DATASETS
from core.datasets.choice import PLAIN_FEATURES
from core.datasets.features import FEATURES
from core.datasets.own.packing import MAX_LINK
from core.datasets.own.table import MAX_ROWS
from core.train_mlp.divergence import LADDER
from core.training.losses import LOSSES
from ui.controls import FloatRange, IntRange, Many, Options, Switch, Text
from ui.seed import SEED

OWN, FORMULA = "own", "formula"
FULL_BATCH = "full"
NO_TARGET = "none"
DEFAULT_NOISE = "own"
"""What each data set comes with."""


class Recommended(NamedTuple):
    """Where the controls of a run begin; arguments as of `core.training.config`."""

    num_hiddens: int = 8
    optimizer: str = "sgd"
    lr: float = 0.2
    num_epochs: int = 100


STANDARD = Recommended()
# Each was tried from five seeds; the tests hold it to one.
RECOMMENDED = {
    "spirals": Recommended(32, "adam", 0.05),
    "checkerboard": Recommended(64, "adam", 0.02, 200),
    "sine": Recommended(8, "adam", 0.02),
    "step": Recommended(8, "adam", 0.02),
    "motorcycle": Recommended(16, "adam", 0.02),
    # A reader's own table may hold classes or a curve, a rule any border.
    OWN: Recommended(8, "adam", 0.02),
    FORMULA: Recommended(16, "adam", 0.02),
}

UNITS = IntRange(1, 64, STANDARD.num_hiddens)
# Written as in the link: ?lr=0.5 and ?lr=5, not 5.0.
LEARNING_RATES = tuple(int(lr) if lr >= 1 else lr for lr in LADDER)
PENALTIES = (0.0, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1)
SCALE = FloatRange(0.0, 5.0, 1.0, 0.25, "%.2f")
WEIGHT = FloatRange(-3.0, 3.0, 0.0, 0.25, "%.2f")
# What a hand moves in the picture, too.
FINE = WEIGHT._replace(step=0.05)

LINK = {
    # Where the movie rests, from 0 to the last epoch.
    "epoch": IntRange(0, 500, 0),
    # The data.
    "dataset": Options((*DATASETS, OWN, FORMULA), "circles"),
    "points": Text("", MAX_LINK),
    "rule": Text("x2 - sin(2 * x1)"),
    "num_points": IntRange(20, 1000, 300, 20),
    "train_share": FloatRange(0.1, 1.0, 0.75, 0.05, "%.2f"),
    "noise": Options(
        (
            DEFAULT_NOISE,
            *("0", "0.05", "0.1", "0.15", "0.2", "0.3", "0.4", "0.6", "0.8", "1"),
        )
    ),
    "features": Many(tuple(FEATURES), PLAIN_FEATURES),
    "new_class": Options(tuple(KINDS)),
    # The network and its training.
    "activation": Options((*ACTIVATIONS, FORMULA), "relu"),
    "sigma": Text("x / (1 + abs(x))"),
    "num_hiddens": UNITS,
    "lr": Options(LEARNING_RATES, STANDARD.lr),
    "seed": SEED,
    "optimizer": Options(("sgd", "adam"), STANDARD.optimizer),
    "momentum": FloatRange(0.0, 0.95, 0.0, 0.05, "%.2f"),
    "batch_size": Options(
        ("1", "2", "5", "10", "20", "32", "64", "128", FULL_BATCH), "32"
    ),
    "num_epochs": IntRange(10, 500, STANDARD.num_epochs, 10),
    "l1": Options(PENALTIES),
    "l2": Options(PENALTIES),
    "init_scale": SCALE,
    "target": Options((NO_TARGET, "0.90", "0.95", "0.99", "1.00")),
    "loss": Options(tuple(LOSSES)),
    # Core path: the activation of the first screen, how many lines, the unit left out.
    "bend": Options(("relu", "tanh")),
    "lines": IntRange(1, 4, 3),
    "off": Options(("1", "2", "3"), "2"),
    "rate": Options(LEARNING_RATES, 0.5),
    # Experiments: what B has otherwise, the activations of the race, units, examples.
    "change": Options(
        (
            "activation",
            "hidden units",
            "learning rate",
            "optimiser",
            "L2 penalty",
            "initialisation scale",
        )
    ),
    "b_activation": Options(tuple(ACTIVATIONS), "tanh"),
    "b_num_hiddens": UNITS._replace(default=2),
    "b_lr": Options(LEARNING_RATES, 1),
    "b_optimizer": Options(("adam", "sgd")),
    "b_l2": Options(PENALTIES, 0.01),
    "b_init_scale": SCALE._replace(default=0.0),
    "racers": Many(
        tuple(ACTIVATIONS),
        ("identity", "relu", "leaky_relu", "tanh", "sigmoid", "gelu"),
    ),
    "example": IntRange(1, MAX_ROWS, 1),
    "unit": UNITS._replace(default=1),
    "unit_a": UNITS._replace(default=1),
    "unit_b": UNITS._replace(default=2),
    # By hand: both units see x1 + x2, the second counts against it twice.
    "hand_train": Switch(),
    "puzzle_train": Switch(),
    "w11": FINE._replace(default=1.0),
    "w21": FINE._replace(default=1.0),
    "hb1": FINE._replace(default=-0.5),
    "w12": FINE._replace(default=1.0),
    "w22": FINE._replace(default=1.0),
    "hb2": FINE,
    "v1": WEIGHT._replace(default=1.0),
    "v2": WEIGHT._replace(default=-2.0),
    "ob": WEIGHT,
}


def recommended_for(name: str) -> Recommended:
    """Return where to begin with the data set `name`."""
    return RECOMMENDED.get(name, STANDARD)
