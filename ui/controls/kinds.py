"""What a key of the link may be: the entries of a lesson's table, ``LINK``.

A control that a link holds is read from its texts by `read_int` and the like: each is
told the texts that the link has for a key and what may be chosen, as the control is.
What is none of it means the default, as in Streamlit.
"""

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

T = TypeVar("T")


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


def read_int(texts: Sequence[str], bounds: Sequence[int], **_: object) -> int:
    """Read a whole number within bounds: low, high and default."""
    number = read_float(texts, bounds)
    return int(number) if number == int(number) else int(bounds[2])


def read_float(texts: Sequence[str], bounds: Sequence[float], **_: object) -> float:
    """Read a number within bounds: low, high and default."""
    low, high, default = bounds[:3]
    try:
        number = float(texts[-1])
    except (IndexError, ValueError):
        return default
    return number if low <= number <= high else default


def read_one(
    texts: Sequence[str], options: Sequence[T], default: T | None = None, **_: object
) -> T:
    """Read one of the options, by how it is written."""
    named = {str(option): option for option in options}
    first = options[0] if default is None else default
    return named.get(texts[-1], first) if texts else first


def read_many(
    texts: Sequence[str], options: Sequence[T], default: Sequence[T], **_: object
) -> list[T]:
    """Read any number of the options; none of them means the default."""
    named = {str(option): option for option in options}
    found = [named[text] for text in dict.fromkeys(texts) if text in named]
    return found or list(default)


def read_bool(texts: Sequence[str], default: bool = False, **_: object) -> bool:
    """Read on or off."""
    switches = {"true": True, "false": False}
    return switches.get(texts[-1].lower(), default) if texts else default


def read_text(
    texts: Sequence[str], default: str = "", *, max_chars: int = 200, **_: object
) -> str:
    """Read a text, cut where it is too long."""
    return texts[-1][:max_chars] if texts else default
