import math
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd
import pytest
import torch

from ui.tables import arrow_table, contents, table


class Place(NamedTuple):
    x: float


@dataclass(frozen=True)
class Scale:
    factor: float

    def apply(self, x: float) -> float:
        return self.factor * x


class Unknown:
    pass


def test_a_table_goes_over_by_columns_without_its_index():
    frame = pd.DataFrame(
        {"x": [1.0, None], "name": ["a", None], "on": [True, False]}, index=[7, 7]
    )

    table = arrow_table(frame)

    assert table.to_pydict() == {
        "x": [1.0, None],
        "name": ["a", None],
        "on": [True, False],
    }


def test_an_empty_table_keeps_its_columns():
    assert arrow_table(pd.DataFrame({"x": [], "text": []})).column_names == [
        "x",
        "text",
    ]


def counted():
    calls = []

    def build_frame(*args, **kwargs):
        calls.append((args, kwargs))
        return pd.DataFrame({"x": [float(len(calls))]})

    return build_frame, calls


def test_a_table_of_equal_contents_is_built_once():
    build_frame, calls = counted()

    def ask():
        x = torch.linspace(0, 1, 5)
        curves = {"a": x.sin(), "b": x.cos()}
        return table(build_frame, x, curves, Place(1.0), [1, "two"], how=Scale(2).apply)

    assert ask() is ask()
    assert len(calls) == 1


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
        (0.0, -0.0),
        (Place(1.0), (1.0,)),
        (Scale(1.0), Scale(2.0)),
        (Scale(1.0).apply, Scale(2.0).apply),
        (math.nan, 0.0),
    ],
)
def test_different_contents_are_different_tables(one, other):
    build_frame, _ = counted()
    assert contents(one) != contents(other)
    assert table(build_frame, one) is not table(build_frame, other)


def test_not_a_number_is_found_again():
    assert contents({"x": math.nan}) == contents({"x": math.nan})


def test_a_table_of_what_cannot_be_compared_is_built_each_time():
    build_frame, calls = counted()
    value = Unknown()

    table(build_frame, value)
    table(build_frame, value)

    assert len(calls) == 2


def test_what_a_tensor_held_is_what_counts():
    build_frame, calls = counted()
    x = torch.zeros(3)

    table(build_frame, x)
    x += 1
    table(build_frame, x)

    assert len(calls) == 2
