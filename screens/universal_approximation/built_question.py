"""The question of the lesson: what do twice the units do to the error?"""

from screens.universal_approximation.phrases import number
from screens.universal_approximation.statement import error_of
from screens.universal_approximation.target_choice import TargetSetting
from ui.predict import Prediction, predict

RATIOS = {
    "same": "about as large",
    "half": "about half as large",
    "quarter": "about a quarter as large",
    "less": "smaller still",
}


def ask_built(setting: TargetSetting) -> bool:
    """Ask what twice the units do to the error; return whether it is answered."""
    widths = _asked_widths(setting)
    errors = [error_of(setting._replace(num_hiddens=h)) for h in widths]
    return predict(
        Prediction(
            "doubling",
            f"From {widths[0]} to {widths[1]} hidden units, the largest error becomes "
            "…",
            RATIOS,
            lambda: _ratio_name(*errors),
            lambda: _explain(setting, widths, errors),
        ),
        about=(setting.problem, setting.construction, setting.sharpness),
    )


def _asked_widths(setting: TargetSetting) -> tuple[int, int]:
    """Return 16 and 32, unless a knot on every kink leaves no error there."""
    none_left = error_of(setting._replace(num_hiddens=16)) < 1e-12
    return (15, 31) if none_left else (16, 32)


def _explain(
    setting: TargetSetting, widths: tuple[int, int], errors: list[float]
) -> str:
    title = setting.target.title
    if errors[0] < 1e-12:
        return f"There is no error left: both meet the {title} up to rounding."
    return (
        f"{widths[0]} units miss the {title} by {number(errors[0])} at worst, "
        f"{widths[1]} units by {number(errors[1])}."
    )


def _ratio_name(before: float, after: float) -> str:
    if after > 0.72 * before or before < 1e-12:
        return "same"
    if after > 0.36 * before:
        return "half"
    return "quarter" if after > 0.18 * before else "less"
