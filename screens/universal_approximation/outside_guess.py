"""A curve drawn outside the interval, held against what the network gives there."""

from functools import cache

import torch

from charts.universal_approximation.fits import limits
from core.answers.drawn import DrawingGrid, Miss, miss
from core.notation import number, with_minus
from core.universal_approximation.constructions import CONSTRUCTIONS, SHARPNESS
from core.universal_approximation.errors import curve
from screens.universal_approximation.link import LINK
from screens.universal_approximation.target_choice import WAVE, Problem, cached_target

UNITS = LINK["num_hiddens"].default
NEAR = 0.3
"""A mean miss, in units of the wave's height, that counts as right."""
LEVEL = 0.3


@cache
def grid() -> DrawingGrid:
    """Return the axes of the wave: the interval and as much on both sides of it."""
    target = cached_target(*WAVE)
    shift = target.high - target.low
    bottom, top = limits(target(target.grid(129)), share=0.75)
    return DrawingGrid(target.low - shift, target.high + shift, bottom, top)


def heights_at(
    problem: Problem, construction: str, num_hiddens: int, x: torch.Tensor
) -> torch.Tensor:
    """Return the network's output at `x`."""
    chosen = CONSTRUCTIONS[construction]
    mlp = chosen.build(cached_target(*problem), num_hiddens, SHARPNESS)
    return curve(mlp, chosen.activation, x)


def missed(guess: tuple[float, ...]) -> Miss:
    """Compare a drawn curve with the network, outside the interval alone.

    Where the network leaves the picture, its edge counts.
    """
    target, x = cached_target(*WAVE), grid().x
    outside = x[(x < target.low) | (x > target.high)]
    truth = heights_at(WAVE, "ramps", UNITS, outside)
    return miss(
        outside,
        grid().heights(guess, outside),
        truth.clamp(grid().bottom, grid().top),
    )


def is_right(guess: tuple[float, ...]) -> bool:
    """Whether a drawn curve is near the network on both sides."""
    return missed(guess).mean <= NEAR


def shape(guess: tuple[float, ...]) -> str:
    """Say in words what was drawn to the right of the interval."""
    high = cached_target(*WAVE).high
    if any(turn.x > high for turn in grid().turns(guess)):
        return "a wave that goes on"
    ends = torch.tensor([high, grid().right], dtype=torch.float64)
    start, end = grid().heights(guess, ends).tolist()
    if abs(end - start) <= LEVEL:
        return "a level line"
    return "a line that rises" if end > start else "a line that falls"


def reply(guess: tuple[float, ...]) -> str:
    """Say what the guess takes the network to know, and by how much it is off."""
    off, drew = missed(guess), shape(guess)
    why = {
        "a wave that goes on": "nothing outside was ever looked at, and no unit has a "
        "kink there to bend the line.",
        "a level line": "so sigmoid steps would go on. Here all units are on.",
        "a line that rises": "no kink is left that could bend it.",
        "a line that falls": "straight it is, but the last piece rises.",
    }[drew]
    left = float(heights_at(WAVE, "ramps", UNITS, grid().x[:1])[0])
    return with_minus(
        f"Right of 2π you drew {drew}: {why} On average you are {off.mean:.2f} off, "
        f"most at x = {off.x:.1f}. Left of 0 no unit is on: level at {number(left, 3)}."
    )
