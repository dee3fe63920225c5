"""Names and numbers that are filled into a chart after it was compiled.

Altair takes a fifth of a second for two panels of eight layers, and a reader who
chooses other series would wait for it at every choice. A chart over blanks is compiled
once for every number of series.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

BLANK = re.compile(r"⟨(\d+)⟩")


def blank_names(amount: int) -> tuple[str, ...]:
    """Return names to compile a chart with."""
    return tuple(f"⟨{i}⟩" for i in range(amount))


def blank_number(i: int) -> float:
    """Return a number to compile a chart with, as no chart has it."""
    return 10.0 ** (300 - i)


class Filled(NamedTuple):
    """A chart with its blanks filled in, for who would call `to_dict` of one of Altair.

    Attributes:
        compiled: Returns the chart over blanks, validated or not; nobody writes to it.
        names: What takes the place of `blank_names`.
        numbers: What takes the place of `blank_number` 0, 1, ...
    """

    compiled: Callable[[bool], dict[str, Any]]
    names: Sequence[str]
    numbers: Sequence[float] = ()

    def to_dict(self, validate: bool = True) -> dict[str, Any]:
        """Return the specification."""
        numbers = {blank_number(i): number for i, number in enumerate(self.numbers)}

        def fill(part: Any) -> Any:
            if isinstance(part, dict):
                return {key: fill(value) for key, value in part.items()}
            if isinstance(part, list):
                return [fill(value) for value in part]
            if isinstance(part, str):
                return BLANK.sub(lambda blank: self.names[int(blank[1])], part)
            return numbers.get(part, part) if isinstance(part, float) else part

        return fill(self.compiled(validate))
