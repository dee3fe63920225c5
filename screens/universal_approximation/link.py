"""Every URL key of lesson 5: its type, range and default."""

from core.universal_approximation.constructions import CONSTRUCTIONS, SHARPNESS
from core.universal_approximation.fit_by_hand import MOST_BUMPS
from core.universal_approximation.kernels import KERNELS
from core.universal_approximation.trained import TRAINED_WIDTHS
from core.universal_approximation.typed_targets import TARGET_NAMES
from ui.controls import FloatRange, IntRange, Options, Switch, Text
from ui.seed import SEED

LINK = {
    # What several screens share.
    "target": Options(TARGET_NAMES),
    "formula": Text("sin(3x) + x/2"),
    "points": Text("0, 2, -1, 3, 1, 1"),
    "num_hiddens": IntRange(1, 200, 8),
    "construction": Options(tuple(CONSTRUCTIONS)),
    "sharpness": FloatRange(2.0, 40.0, SHARPNESS, 2.0),
    # A draw whose kinks, and whose lines, stand apart.
    "seed": SEED._replace(default=704),
    # One unit.
    "held": Options(("bias b", "place s")),
    "w": FloatRange(-30.0, 30.0, 8.0, 0.5),
    "b": FloatRange(-30.0, 30.0, -4.0, 0.5),
    "s": FloatRange(-3.0, 3.0, 0.5, 0.1),
    # Fit by hand.
    "heights": Text("0, 0, 0, 0, 0"),
    "shifts": Text(""),
    "bump": Options(tuple(str(i) for i in range(1, MOST_BUMPS + 1))),
    # How many pieces, and regions of a plane, which begin at random.
    "weights": Options(("random", "dice", "by hand", "trained")),
    "units": IntRange(1, 24, 6),
    "lines": IntRange(1, 12, 4),
    # Several layers.
    "tents": IntRange(1, 8, 5),
    "train_both": Switch(),
    "layer_width": Options((2, 4, 8, 16)),
    # Trained from many seeds: as few as a class shares.
    "trained_units": Options(TRAINED_WIDTHS, 8),
    # The next unit.
    "added": IntRange(0, 8, 4),
    # A bump in the plane.
    "directions": IntRange(1, 12, 2),
    "steepness": FloatRange(2.0, 40.0, 12.0, 1.0),
    "with_threshold": Switch(),
    # Solved by kernels.
    "kernel": Options(tuple(KERNELS)),
    "length": FloatRange(0.01, 0.5, 0.06, 0.01),
    "ridge": Options(("0", "1e-12", "1e-9", "1e-6", "1e-4", "0.01", "0.1", "1", "10")),
    # The theorem.
    "with_trained": Switch(),
}
