"""What training finds for a target, once for everybody who asks."""

from collections.abc import Callable

from core.universal_approximation.trained import SEEDS, Found, find, find_seconds
from screens.universal_approximation.target_choice import Setting, cached_target
from serving.run import Report
from ui.jobs import result_of, wait_for

Problem = tuple[str, str, str]


def wait_for_found(setting: Setting) -> Found | None:
    """Train 16 networks of the setting's size; None if the reader cancels."""
    num_hiddens = setting.num_hiddens
    return wait_for(
        _key(setting.problem, num_hiddens),
        _work(setting.problem, num_hiddens),
        seconds=find_seconds(num_hiddens),
        megabytes=_megabytes(num_hiddens),
        label=f"Training {len(SEEDS)} networks",
    )


def found_for(problem: Problem, num_hiddens: int) -> Found:
    """Return what `wait_for_found` keeps, or train without a word."""
    return result_of(
        _key(problem, num_hiddens),
        _work(problem, num_hiddens),
        megabytes=_megabytes(num_hiddens),
    )


def _key(problem: Problem, num_hiddens: int) -> tuple:
    return "found", problem, num_hiddens


def _work(problem: Problem, num_hiddens: int) -> Callable[[Report], Found]:
    target = cached_target(*problem)
    return lambda report: find(target, num_hiddens, on_epoch=report)


def _megabytes(num_hiddens: int) -> float:
    """Estimate the memory of the weights, and of the tensors around them."""
    return len(SEEDS) * (8 * (3 * num_hiddens + 1) + 2_000) / 1e6
