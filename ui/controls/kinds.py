"""What a key of the link may be: the entries of a lesson's table, ``LINK``."""

from collections.abc import Sequence
from typing import NamedTuple


class IntRange(NamedTuple):
    """Whole numbers from `low` to `high`, both included."""

    low: int
    high: int
    default: int
    step: int = 1


class FloatRange(NamedTuple):
    """Numbers from `low` to `high`, both included, in steps."""

    low: float
    high: float
    default: float
    step: float
    format: str | None = None


class Options(NamedTuple):
    """One of `values`; the first one if there is no `default`."""

    values: Sequence[object]
    default: object = None


class Many(NamedTuple):
    """Any number of `values`."""

    values: Sequence[str]
    default: Sequence[str] = ()


class Switch(NamedTuple):
    """On or off."""

    default: bool = False


class Text(NamedTuple):
    """A short text."""

    default: str = ""
    max_chars: int = 200
