import re

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from charts.linear_collapse.matrices import (
    BIAS,
    CELL_SIZES,
    UNKNOWN,
    cell_color,
    cell_size,
    indexed,
    matrices_html,
    matrix_figure,
    write,
)

PHONE, REM = 390, 16
SIDES = 2 * 15


def figure(M: torch.Tensor, rows: list[str], decimals: int = 2, **more) -> str:
    columns = indexed("h", M.shape[1])
    words = {"title": "<b>W</b>", "label": "W", "most_columns": 4, "mode": "light"}
    return matrix_figure(M, rows, columns, decimals, **(words | more))


def test_a_matrix_is_a_table_with_named_rows_and_columns():
    M = torch.tensor([[1.0, -2.0], [0.0, 12.345]])

    html = figure(M, ["x₁", BIAS])

    assert re.findall(r'scope="col">(.*?)<', html) == ["h₁", "h₂"]
    assert re.findall(r'scope="row">(.*?)<', html) == ["x₁", "b"]
    assert re.findall(r'<td title="(.*?)".*?>(.*?)<', html) == [
        ("1", "1.00"), ("−2", "−2.00"), ("0", "0.00"), ("12.345", "12.3"),
    ]  # fmt: skip
    assert html.count('class="bias"') == 1
    assert matrices_html([html, html]).count('<table aria-label="W"') == 2


def test_an_unknown_matrix_tells_its_size_and_no_number():
    html = figure(torch.tensor([[7.0, -2.0]]), [BIAS], known=False)

    assert html.count(f"<td>{UNKNOWN}</td>") == 2
    assert "7" not in html.partition("<tbody>")[2]


def test_a_name_is_text_whatever_is_in_it():
    html = figure(torch.zeros(1, 1), ["<script>"], label='"x" onload="y"')

    assert "<script>" not in html
    assert 'onload="' not in html


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0.00"),
        (-0.001, "0.00"),
        (9.994, "9.99"),
        (9.996, "10.0"),
        (-99.96, "−100"),
        (12345.0, "1e4"),
        (-3e14, "−3e14"),
    ],
)
def test_numbers_are_written_to_fit_their_cell(value, text):
    assert write(value, 2) == text


@given(st.floats(-1e15, 1e15), st.integers(0, 2))
def test_no_number_takes_more_than_five_characters(value, decimals):
    assert len(write(value, decimals)) <= 5


@pytest.mark.parametrize("columns", CELL_SIZES)
def test_every_width_fits_a_phone_and_its_digits_fit_their_cells(columns):
    cell, digits = (REM * size for size in cell_size(columns))

    row_names = 25
    assert columns * cell + row_names <= PHONE - SIDES
    # Five characters of Source Sans, about half as wide as they are high.
    assert 5 * digits * 0.55 <= cell
    assert digits >= 8.9


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_sign_is_colour_and_size_is_strength(mode):
    def parts(value: float) -> tuple[str, float]:
        hue, strength = cell_color(value, mode).rsplit(",", 1)
        return hue, float(strength.rstrip(")"))

    assert parts(-1.0)[0] != parts(1.0)[0]
    assert parts(0.0)[1] == 0 < parts(-1.0)[1] < parts(-2.0)[1]
    assert parts(3.0) == parts(1e9) == parts(torch.inf)
