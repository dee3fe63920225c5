import math
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import count
from typing import NamedTuple

import pytest
import torch

from core.activations import ACTIVATIONS, Activation, find
from serving.kept import contents, kept

NUMBERS = count()


class Place(NamedTuple):
    x: float


@dataclass(frozen=True)
class Scale:
    factor: float

    def apply(self, x: float) -> float:
        return self.factor * x


class Unknown:
    pass


def next_number(*args, **kwargs) -> int:
    return next(NUMBERS)


def test_what_equal_arguments_give_is_made_once():
    def ask() -> int:
        x = torch.linspace(0, 1, 5)
        curves = {"a": x.sin(), "b": x.cos()}
        return kept(next_number, x, curves, Place(1), [1, "two"], how=Scale(2).apply)

    assert ask() == ask()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (torch.zeros(2), torch.tensor([0.0, 1.0])),
        (torch.zeros(2), torch.zeros(2, 1)),
        (torch.zeros(2), torch.zeros(2).double()),
        ([1, 2], [2, 1]),
        ((1, 2), [1, 2]),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        (1, 1.0),
        (1, True),
        (1, Fraction(1)),
        (0.0, -0.0),
        (math.nan, 0.0),
        (Place(1.0), (1.0,)),
        (Scale(1.0), Scale(2.0)),
        (Scale(1.0).apply, Scale(2.0).apply),
        (torch.tanh, math.tanh),
        (next_number, contents),
    ],
)
def test_different_arguments_are_not_taken_for_the_same(one, other):
    assert kept(next_number, one) != kept(next_number, other)


@pytest.mark.parametrize(
    "value", [math.nan, Fraction(1, 3), range(3), {"a": None}, torch.abs]
)
def test_what_is_the_same_is_found_again(value):
    assert kept(next_number, value) == kept(next_number, value)


@pytest.mark.parametrize("activation", [*ACTIVATIONS.values(), find("x^2 - 1")])
def test_an_activation_is_told_by_what_it_is_made_of(activation: Activation):
    assert contents(activation) == contents(replace(activation))


@pytest.mark.parametrize(
    "value", [Unknown(), (lambda: lambda x: x)(), [Unknown()], [].count]
)
def test_what_cannot_be_compared_is_made_each_time(value):
    assert kept(next_number, value) != kept(next_number, value)


def test_what_a_tensor_holds_is_what_counts():
    x = torch.zeros(3)
    before = kept(next_number, x)
    x += 1

    assert kept(next_number, x) != before
