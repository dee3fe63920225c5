"""What is measured or trained for a target, once for everybody who asks."""

import math
from functools import lru_cache

from core.universal_approximation.constructions import (
    CONSTRUCTIONS,
    SHARPNESS,
    ramp_bound,
)
from core.universal_approximation.errors import (
    WIDTHS,
    construction_errors,
    kernel_errors,
    parabola_error,
)
from core.universal_approximation.trained import (
    SEEDS,
    TRAINED_WIDTHS,
    Found,
    find,
    find_seconds,
    found_errors,
)
from screens.universal_approximation.target_choice import Problem, cached_target
from ui.jobs import Job


@lru_cache(maxsize=512)
def cached_errors(problem: Problem, name: str, sharpness: float) -> list[float]:
    """Measure a construction at every width, once for everybody."""
    return construction_errors(cached_target(*problem), name, sharpness)


@lru_cache(maxsize=64)
def cached_others(problem: Problem) -> dict[str, list[float]]:
    """Measure at every width what has no sharpness and needs no training."""
    target = cached_target(*problem)
    errors = {
        "Gaussian kernel": kernel_errors(target, "gaussian"),
        "multiquadric": kernel_errors(target, "multiquadric"),
        "x² units": [parabola_error(target)] * len(WIDTHS),
    }
    bounds = [ramp_bound(target, h) for h in WIDTHS]
    if max(bounds) < math.inf:
        errors["bound for ramps"] = bounds
    if target.shape.jump:
        errors["half the jump"] = [target.shape.jump / 2] * len(WIDTHS)
    return errors


def all_errors(problem: Problem, sharpness: float) -> dict[str, list[float]]:
    """Return the largest errors at every width of what needs no training."""
    built = {
        construction.title: cached_errors(
            problem, name, sharpness if construction.is_sharpened else SHARPNESS
        )
        for name, construction in CONSTRUCTIONS.items()
    }
    return built | cached_others(problem)


def wait_for_errors(problem: Problem) -> dict[str, list[float]]:
    """Train at six widths from 16 seeds each; empty if the reader cancels."""
    target = cached_target(*problem)
    job = Job(
        ("found errors", problem),
        lambda report: found_errors(target, on_epoch=report),
        seconds=sum(map(find_seconds, TRAINED_WIDTHS)),
        label=f"Training {len(TRAINED_WIDTHS) * len(SEEDS)} networks",
    )
    return job.wait() or {}


def found_job(problem: Problem, num_hiddens: int) -> Job[Found]:
    """Describe the training of 16 networks of one size."""
    target = cached_target(*problem)
    return Job(
        ("found", problem, num_hiddens),
        lambda report: find(target, num_hiddens, on_epoch=report),
        seconds=find_seconds(num_hiddens),
        # The weights, and the tensors around them.
        megabytes=len(SEEDS) * (8 * (3 * num_hiddens + 1) + 2_000) / 1e6,
        label=f"Training {len(SEEDS)} networks",
    )
