"""What the gallery knows about one activation: the function and its slope, as a pair.

An activation σ acts elementwise: H = σ(XW + b). Training needs σ to go forward and σ′
to come back, so the two travel together, with the names a reader meets them under.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from torch import Tensor


@dataclass(frozen=True)
class Parameter:
    """A number that shapes an activation.

    Attributes:
        name: Keyword of `Activation.fn`, spelled as PyTorch spells it.
        symbol: The letter of the formula, in LaTeX.
        default: PyTorch's default (where PyTorch has one).
        low: Smallest value a reader may choose.
        high: Largest value a reader may choose.
        step: Distance between two values a reader may choose.
    """

    name: str
    symbol: str
    default: float
    low: float
    high: float
    step: float

    def check(self, value: float) -> float:
        """Return `value` as a float.

        Raises:
            ValueError: If it is not a number from `low` to `high`.
        """
        if not (math.isfinite(value) and self.low <= value <= self.high):
            raise ValueError(
                f"{self.name} must lie between {self.low:g} and {self.high:g}, "
                f"not {value:g}"
            )
        return float(value)


def no_kinks(**parameters: float) -> tuple[float, ...]:
    """Kinks of a function given by one formula."""
    return ()


@dataclass(frozen=True)
class Activation:
    """An elementwise function with its derivative.

    Attributes:
        key: Name in the registry, spelled as in `torch.nn.functional`; for a formula
            typed by a reader, the formula.
        label: Name on the page.
        family: What it is related to: "rectifier", "sigmoidal", ...
        latex: The function, without "f(x) =".
        derivative_latex: The derivative, without "f'(x) =".
        reference: Author, year and title of where it comes from.
        fn: x, any shape and float dtype -> values of the same shape and dtype.
            Parameters by keyword, PyTorch's defaults.
        derivative: x -> slopes, with PyTorch's choice at a kink. Parameters as `fn`.
        parameters: What shapes it, with bounds.
        kinks: Parameters -> the points at which the pieces of its formula meet. At some
            of them the slope is continuous all the same (ELU with α = 1).
    """

    key: str
    label: str
    family: str
    latex: str
    derivative_latex: str
    reference: str
    fn: Callable[..., Tensor]
    derivative: Callable[..., Tensor]
    parameters: tuple[Parameter, ...] = ()
    kinks: Callable[..., tuple[float, ...]] = no_kinks

    def __call__(self, x: Tensor, **parameters: float) -> Tensor:
        """Apply the function elementwise, as `fn` does."""
        return self.fn(x, **parameters)

    @property
    def defaults(self) -> dict[str, float]:
        """Return every parameter at its default."""
        return {parameter.name: parameter.default for parameter in self.parameters}

    def settings(self, chosen: Mapping[str, float]) -> dict[str, float]:
        """Return every parameter: as chosen, the rest at their defaults.

        Raises:
            ValueError: If a name is unknown or a value is out of its bounds.
        """
        unknown = set(chosen) - set(self.defaults)
        if unknown:
            raise ValueError(f"{self.label} has no parameter {min(unknown)!r}")
        return {
            parameter.name: parameter.check(
                chosen.get(parameter.name, parameter.default)
            )
            for parameter in self.parameters
        }

    def with_settings(
        self, **chosen: float
    ) -> tuple[Callable[[Tensor], Tensor], Callable[[Tensor], Tensor]]:
        """Return the function and its derivative with their parameters set.

        Raises:
            ValueError: If a name is unknown or a value is out of its bounds.
        """
        settings = self.settings(chosen)
        return partial(self.fn, **settings), partial(self.derivative, **settings)
