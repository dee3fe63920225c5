"""Every URL key of lesson 5: its type, range and default."""

from core.universal_approximation.constructions import CONSTRUCTIONS, SHARPNESS
from core.universal_approximation.kernels import KERNELS
from core.universal_approximation.typed_targets import TARGET_NAMES
from ui.controls import FloatRange, IntRange, Options, Switch, Text
from ui.seed import SEED

MOST_BUMPS = 8
HEIGHT = FloatRange(-1.0, 1.0, 0.0, 0.05)

LINK = {
    # The main picture.
    "target": Options(TARGET_NAMES),
    "formula": Text("sin(3x) + x/2"),
    "points": Text("0, 2, -1, 3, 1, 1"),
    "num_hiddens": IntRange(1, 200, 8),
    "construction": Options(tuple(CONSTRUCTIONS)),
    "sharpness": FloatRange(2.0, 40.0, SHARPNESS, 0.5),
    "added": IntRange(0, 100, 100),
    "outside": Switch(),
    "experiment": Options(
        (
            "found by training",
            "solved by kernels",
            "how wide",
            "one unit",
            "bump in a plane",
            "straight pieces",
            "regions of a plane",
            "several layers",
            "fit by hand",
        )
    ),
    # Solved by kernels.
    "kernel": Options(tuple(KERNELS)),
    "length": FloatRange(0.01, 0.5, 0.1, 0.01),
    "ridge": Options(("0", "1e-12", "1e-9", "1e-6", "1e-4", "0.01", "0.1", "1", "10")),
    # How wide.
    "with_trained": Switch(True),
    # One unit.
    "held": Options(("place s", "bias b")),
    "w": FloatRange(-30.0, 30.0, 5.0, 0.5),
    "b": FloatRange(-30.0, 30.0, -5.0, 0.5),
    "s": FloatRange(-3.0, 3.0, 1.0, 0.1),
    # Bump in a plane.
    "directions": IntRange(1, 12, 2),
    "steepness": FloatRange(2.0, 40.0, 12.0, 1.0),
    "with_threshold": Switch(),
    # Straight pieces, and regions of a plane, which begin at random.
    "weights": Options(("dice", "random", "by hand", "trained")),
    "units": IntRange(1, 24, 6),
    "lines": IntRange(1, 12, 4),
    "seed": SEED,
    # Several layers.
    "tents": IntRange(1, 8, 5),
    "train_both": Switch(),
    "layer_width": Options((2, 4, 8, 16)),
    # Fit by hand.
    "bumps": IntRange(2, MOST_BUMPS, 5),
    **{f"bump_{i}": HEIGHT for i in range(1, MOST_BUMPS + 1)},
}
