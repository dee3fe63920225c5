"""The largest error of every method at every width, for one target."""

from core.training.progress import OnEpoch, in_parts
from core.universal_approximation.constructions import CONSTRUCTIONS, Construction
from core.universal_approximation.curve_error import curve, sup_error
from core.universal_approximation.kernels import kernel_network
from core.universal_approximation.parabola import best_parabola
from core.universal_approximation.targets import Target
from core.universal_approximation.trained import find, find_seconds

WIDTHS = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192)
TRAINED_WIDTHS = (2, 4, 8, 16, 32, 64)
FINE = 2049
KERNEL_LENGTH = 0.1  # of the interval


def construction_error(
    target: Target, construction: Construction, num_hiddens: int, sharpness: float
) -> float:
    """Return the largest error of a network written down by hand."""
    x = target.grid(FINE)
    mlp = construction.build(target, num_hiddens, sharpness)
    return sup_error(curve(mlp, construction.activation, x), target(x))


def construction_errors(target: Target, name: str, sharpness: float) -> list[float]:
    """Return `construction_error` at every one of `WIDTHS`."""
    construction = CONSTRUCTIONS[name]
    return [construction_error(target, construction, h, sharpness) for h in WIDTHS]


def kernel_errors(target: Target, name: str) -> list[float]:
    """Return the largest error of a kernel without ridge at every one of `WIDTHS`."""
    x = target.grid(513)
    y = target(x)
    return [
        sup_error(kernel_network(target, h, name, KERNEL_LENGTH)(x), y) for h in WIDTHS
    ]


def squares_error(target: Target) -> float:
    """Return the largest error of the best parabola: the best of any x² network."""
    x = target.grid(FINE)
    return best_parabola(x, target(x)).error


def found_errors(
    target: Target, *, on_epoch: OnEpoch | None = None
) -> dict[str, list[float]]:
    """Return the best and the median of 16 seeds at every one of `TRAINED_WIDTHS`.

    `on_epoch` is told the share of all widths; see `core.training.train`.
    """
    parts = in_parts(on_epoch, [find_seconds(width) for width in TRAINED_WIDTHS])
    found = [
        find(target, num_hiddens, on_epoch=within)
        for num_hiddens, within in zip(TRAINED_WIDTHS, parts, strict=True)
    ]
    return {
        rank: [one.errors[one.at(rank)] for one in found] for rank in ("best", "median")
    }
