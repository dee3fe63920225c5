"""The lesson's question: how much of a gradient can sigmoids pass back?"""

from core.activation_gallery.curves import read_at
from core.activations import ACTIVATIONS
from screens.activation_gallery.names import SUPERSCRIPTS, number
from ui.predict import Prediction, predict

DEPTH = 10
FACTORS = {"all": 1.0, "tenth": 0.1, "fortieth": 0.025, "millionth": 1e-6}
OPTIONS = {
    "all": "all of it",
    "tenth": "about a tenth",
    "fortieth": "about a fortieth",
    "millionth": "about a millionth",
}


def ask() -> bool:
    """Ask what ten sigmoids leave of a gradient; return whether it is answered."""
    return predict(
        Prediction(
            "ten_sigmoids",
            f"A gradient comes back through {DEPTH} sigmoids in a row. At best, how "
            "much of it is left?",
            OPTIONS,
            _answer,
            _explain,
        )
    )


def _slope_at_zero(key: str) -> float:
    return read_at(ACTIVATIONS[key], {}, 0.0).slope


def _answer() -> str:
    left = _slope_at_zero("sigmoid") ** DEPTH
    return min(FACTORS, key=lambda name: abs(FACTORS[name] - left))


def _explain() -> str:
    slope = _slope_at_zero("sigmoid")
    exponent = str(DEPTH).translate(SUPERSCRIPTS)
    return (
        f"Each one multiplies it by its slope, which is at most {slope:g}, at x = 0; "
        f"and {slope:g}{exponent} = "
        f"{number(slope**DEPTH, 2)}. With tanh, whose slope reaches "
        f"{_slope_at_zero('tanh'):g}, or ReLU, all of it could be left."
    )
