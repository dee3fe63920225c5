"""Stands for `ui/fragments.py` in the stock variant: a move draws the whole page."""

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T", bound=Callable)


def begin_run() -> None:
    """Change nothing."""


def come_back() -> None:
    """Draw nothing."""


def is_in_one_piece() -> bool:
    """A page without fragments is."""
    return True


def leave_fragments() -> None:
    """There are none."""


def fragment(show: T) -> T:
    """Leave the function as it is."""
    return show
