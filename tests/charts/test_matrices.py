import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from charts.matrices import BIAS, CELL_SIZES, indexed, matrix_chart, matrix_frame, write

PHONE = 390
SIDES = 2 * 15


def test_a_matrix_is_tabulated_row_by_row():
    M = torch.tensor([[1.0, -2.0], [0.0, 12.345]])

    frame = matrix_frame(M, ["x₁", BIAS], indexed("h", 2), 2)

    assert frame["row"].tolist() == ["x₁", "x₁", "b", "b"]
    assert frame["column"].tolist() == ["h₁", "h₂", "h₁", "h₂"]
    assert frame["text"].tolist() == ["1.00", "−2.00", "0.00", "12.3"]


def test_indices_of_two_digits_are_subscripts_too():
    assert indexed("x", 12)[-1] == "x₁₂"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0.00"),
        (-0.001, "0.00"),
        (9.994, "9.99"),
        (9.996, "10.0"),
        (-99.94, "−99.9"),
        (-99.96, "−100"),
        (999.4, "999"),
        (12345.0, "1e4"),
        (-3e7, "−3e7"),
        (-3e14, "−3e14"),
    ],
)
def test_numbers_are_written_to_fit_their_cell(value, text):
    assert write(value, 2) == text


@given(st.floats(-1e15, 1e15), st.integers(0, 2))
def test_no_number_takes_more_than_five_characters(value, decimals):
    assert len(write(value, decimals)) <= 5


@pytest.mark.parametrize("columns", range(1, 13))
def test_every_width_fits_a_phone_and_its_digits_fit_their_cells(columns):
    chart = matrix_chart(columns).to_dict()
    cell, digits = chart["width"]["step"], chart["layer"][1]["mark"]["fontSize"]

    row_names = 25
    assert columns * cell + row_names <= PHONE - SIDES
    # Five characters of Source Sans, about half as wide as they are high.
    assert 5 * digits * 0.55 <= cell
    assert digits >= 9


def test_cells_get_larger_as_columns_get_fewer():
    widths = [width for _, (width, _) in sorted(CELL_SIZES.items())]

    assert widths == sorted(widths, reverse=True)


def test_sign_is_colour_size_is_strength_and_both_are_written():
    cells, numbers = matrix_chart(3).to_dict()["layer"]

    assert cells["encoding"]["fill"]["condition"]["test"] == "(datum.value < 0)"
    assert cells["encoding"]["fillOpacity"]["scale"]["clamp"] is True
    assert numbers["encoding"]["text"]["field"] == "text"
    assert cells["encoding"]["y"]["sort"] is None
