import contextlib

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from core.linear_collapse.matrix_text import (
    named_matrices,
    read_matrices,
    replace_matrices,
    sizes_with,
    write_matrices,
)
from core.linear_collapse.stack import draw_stack

SIZES = st.integers(1, 12)


def test_matrices_are_read_row_by_row_in_tenths():
    read = read_matrices("W1 = 1 2; 3 4 / b1 = 0.5, -1.02e0")

    assert read["W1"].tolist() == [[1, 2], [3, 4]]
    assert read["b1"].tolist() == [[0.5, -1]]


@settings(max_examples=40)
@given(st.lists(SIZES, min_size=3, max_size=8).map(tuple), SIZES, st.integers(0, 9999))
def test_what_is_written_is_read_again(widths, num_examples, seed):
    matrices = named_matrices(draw_stack(widths, num_examples, seed))

    read = read_matrices(write_matrices(matrices))

    assert read.keys() == matrices.keys()
    assert all(torch.equal(read[name], matrices[name]) for name in matrices)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("W1", "“W1” does not start like W1 ="),
        ("V1 = 1", "“V1 = 1” does not start like W1 ="),
        ("W1 = 1 2; 3", "W1 has rows of 1 and of 2 numbers"),
        ("W1 = ;", "W1 has no numbers"),
        ("W1 = 1 x", "“x” in W1 is not a number"),
        ("W1 = 1 10", "10 in W1 is not between -9.9 and 9.9"),
        ("W1 = nan", "nan in W1 is not between"),
    ],
)
def test_what_is_no_matrix_gets_a_sentence(text, sentence):
    with pytest.raises(ValueError, match=sentence):
        read_matrices(text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("W1 = 1 2; 3 4", "W1 is 2 × 2 in your text, but 2 × 3 fits"),
        ("W3 = 1", "no W3: this stack has 2 layers"),
    ],
)
def test_a_matrix_of_another_size_or_without_a_place_is_refused(text, sentence):
    with pytest.raises(ValueError, match=sentence):
        replace_matrices(draw_stack((2, 3, 2), 1, 0), read_matrices(text))


@settings(max_examples=40)
@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text):
    read = {}
    with contextlib.suppress(ValueError):
        read = read_matrices(text)

    assert all(M.dim() == 2 for M in read.values())


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("X = 1 2 3 / W1 = 1 0; 0 1; 1 1 / b2 = 5 6 7 8", ((3, 2, 4), 1)),
        ("W9 = 1", ((2, 3, 2), 3)),
    ],
)
def test_sizes_follow_the_matrices_that_have_a_place(text, sizes):
    assert sizes_with((2, 3, 2), 3, read_matrices(text)) == sizes


def test_a_matrix_too_large_for_a_page_is_refused_with_its_size():
    with pytest.raises(ValueError, match="b1 is 1 × 13; 12 is the most"):
        sizes_with((2, 3, 2), 3, read_matrices("b1 = " + "1 " * 13))
