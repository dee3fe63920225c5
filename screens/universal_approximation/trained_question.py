"""The question of what exists and what is found: how many seeds come as close?"""

from core.universal_approximation.trained import SEEDS, Found
from screens.universal_approximation.phrases import count, number
from screens.universal_approximation.target_choice import Setting, cached_error
from ui.predict import Prediction, locked_answer, predict

KEY = "found"
HOW_MANY = {"none": "none of them", "some": "some of them", "all": "all of them"}


def is_answered(setting: Setting) -> bool:
    """Say whether the reader has locked an answer: `ask_found` then needs the runs."""
    return locked_answer(KEY, _about(setting)) is not None


def ask_found(setting: Setting, found: Found | None) -> None:
    """Ask how many seeds come as close; once that is answered, compare with `found`."""
    predict(
        Prediction(
            KEY,
            f"{len(SEEDS)} networks of {count(setting.num_hiddens, 'ReLU unit')} "
            "start from "
            "different random weights. How many come as close as the one built by "
            "hand from ramps?",
            HOW_MANY,
            lambda: _how_many(_as_close(setting, found)),
            lambda: _explain(setting, found),
        ),
        about=_about(setting),
    )


def built_error(setting: Setting) -> float:
    """Return the largest error of the network built by hand from ramps."""
    return cached_error(setting.problem, "ramps", setting.num_hiddens, 8.0)


def _about(setting: Setting) -> tuple:
    return setting.problem, setting.num_hiddens


def _explain(setting: Setting, found: Found) -> str:
    return (
        f"{_as_close(setting, found)} of {len(found.errors)}: built by hand "
        f"{number(built_error(setting))}, the best seed {number(found.errors[0])}."
    )


def _as_close(setting: Setting, found: Found) -> int:
    """Count the seeds that come as close as the network built by hand."""
    return sum(error <= built_error(setting) for error in found.errors)


def _how_many(count: int) -> str:
    return "none" if count == 0 else "all" if count == len(SEEDS) else "some"
