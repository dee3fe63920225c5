import math
import re

import pytest
import torch

from charts.linear_collapse.unit_vectors import mapped_expressions, unit_vectors_chart
from core.affine import Affine
from screens.linear_collapse.link import LINK
from screens.linear_collapse.unit_vector_arrows import ENTRIES
from ui.hand.grab import numbers

ROWS = (("a", "b"), ("c", "d"))


def test_the_browser_maps_points_as_core_does():
    generator = torch.Generator().manual_seed(0)
    W = (torch.rand(2, 2, generator=generator).double() * 40 - 20).round() / 10
    X = torch.randn(9, 2, generator=generator).double() * 3
    names = {"a": W[0, 0], "b": W[0, 1], "c": W[1, 0], "d": W[1, 1]}

    columns = [
        eval(
            re.sub(r"datum\.|now_", "", expression),
            {"__builtins__": {}, "x1": X[:, 0], "x2": X[:, 1], **names},
        )
        for expression in mapped_expressions(ROWS)
    ]

    truth = Affine(W, torch.zeros(2, dtype=torch.float64))(X)
    torch.testing.assert_close(torch.stack(columns, dim=1), truth)


def test_each_handle_moves_both_entries_of_a_row_and_no_table_is_written_over():
    chart = unit_vectors_chart(numbers(LINK, *ENTRIES))

    assert [handle.moves for handle in chart.handles] == [
        {"e1x": "to_x", "e1y": "to_y"},
        {"e2x": "to_x", "e2y": "to_y"},
    ]
    written = {
        step["as"]
        for layer in chart.to_dict()["layer"]
        for step in layer.get("transform", [])
        if "calculate" in step
    }
    assert written == {"to1", "to2"}


@pytest.mark.parametrize(
    ("first", "second"), [((2, 0), (1.9, 0.2)), ((1, 1), (1, 0.9))]
)
def test_names_of_arrows_that_are_close_stand_on_either_side(first, second):
    chart = unit_vectors_chart(numbers(LINK, *ENTRIES))
    now = {
        f"now_{key}": value
        for key, value in zip(ENTRIES, (*first, *second), strict=True)
    }
    known = {"sqrt": math.sqrt, "max": max}
    choice = re.compile(r"\(([^()]*) \? ([^()]*) : ([^()]*)\)")
    (x1, y1), (x2, y2) = (
        [eval(choice.sub(r"(\2 if \1 else \3)", way), known, now) for way in beside]
        for beside in (handle.beside for handle in chart.handles)
    )

    assert math.dist((x1, y1), (x2, y2)) > 50
