"""Every key of lesson 1's link: its type, range and default."""

from core.monotonicity.digits import SIDE
from core.monotonicity.relu_fit import NUM_STARTS
from ui.controls import FloatRange, IntRange, Options

NUM_HELD_OUT = 540

LINK = {
    # Patients.
    "c": FloatRange(34.0, 41.0, 38.0, 0.1, "%.1f"),
    "w": FloatRange(-1.0, 1.0, 0.0, 0.02, "%.2f"),
    "b": FloatRange(-3.0, 1.0, 0.0, 0.05, "%.2f"),
    "num_hiddens": IntRange(1, 8, 2),
    "start": IntRange(1, NUM_STARTS, 1),
    "method": Options(("tree", "kernel", "spline")),
    "leaves": IntRange(1, 12, 5),
    "bump": FloatRange(0.2, 3.0, 1.0, 0.1, "%.1f"),
    "knots": IntRange(3, 10, 5),
    # Loans.
    "low": IntRange(10, 200, 50, 10),
    "high": IntRange(210, 800, 300, 10),
    "step": IntRange(10, 150, 50, 10),
    "scale": Options(("income", "log income"), "log income"),
    # Images.
    "image": IntRange(1, NUM_HELD_OUT, 13),
    "row": IntRange(1, SIDE, 4),
    "column": IntRange(1, SIDE, 4),
    "held_out": Options(("images", "inverted images")),
    # As few as a class shares: each is a training of its own.
    "seed": IntRange(0, 9, 0),
    # The data.
    "story": Options(("temperature", "income", "pixels")),
    "unit": Options(("°C", "°F")),
    "bin": FloatRange(0.2, 1.0, 0.5, 0.1, "%.1f"),
    "bins": IntRange(5, 20, 10),
}
