"""The question of what exists and what is found: how many seeds come as close?"""

from core.universal_approximation.constructions import build_ramps
from core.universal_approximation.trained import SEEDS, Found, errors_of
from screens.universal_approximation.phrases import count, number
from screens.universal_approximation.target_choice import TargetSetting
from ui.predict import Prediction, locked_answer, predict

KEY = "found"
HOW_MANY = {"none": "none of them", "some": "some of them", "all": "all of them"}


def is_answered(setting: TargetSetting) -> bool:
    """Say whether the reader has locked an answer: `ask_found` then needs the runs."""
    return locked_answer(KEY, _about(setting)) is not None


def ask_found(setting: TargetSetting, found: Found | None) -> None:
    """Ask how many seeds come as close; once that is answered, compare with `found`."""
    predict(
        Prediction(
            KEY,
            f"{len(SEEDS)} networks of {count(setting.num_hiddens, 'ReLU unit')} "
            "start from different random weights. By largest error, how many come as "
            "close as the one built by hand from ramps?",
            HOW_MANY,
            lambda: _how_many(_as_close(setting, found)[0]),
            lambda: _explain(setting, found),
        ),
        about=_about(setting),
    )


def built_errors(setting: TargetSetting) -> tuple[float, float]:
    """Return the largest and the RMS error of the network built by hand from ramps."""
    ramps = build_ramps(setting.target, setting.num_hiddens)
    return errors_of(setting.target, ramps)


def _about(setting: TargetSetting) -> tuple:
    return setting.problem, setting.num_hiddens


def _explain(setting: TargetSetting, found: Found) -> str:
    largest, rms = built_errors(setting)
    by_largest, by_rms = _as_close(setting, found)
    return (
        f"{by_largest} of {len(found.errors)}: built by hand {number(largest)}, the "
        f"best seed {number(found.errors[0])}. Training lowers the squared error "
        f"instead: by root mean square {by_rms} of {len(found.rms)} come as close, "
        f"built by hand {number(rms)}, the best seed {number(min(found.rms))}."
    )


def _as_close(setting: TargetSetting, found: Found) -> tuple[int, int]:
    """Count the seeds as close as the network by hand, by largest and by RMS error."""
    largest, rms = built_errors(setting)
    by_largest = sum(error <= largest for error in found.errors)
    return by_largest, sum(error <= rms for error in found.rms)


def _how_many(count: int) -> str:
    return "none" if count == 0 else "all" if count == len(SEEDS) else "some"
