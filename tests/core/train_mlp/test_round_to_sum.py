import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.train_mlp.round_to_sum import LARGEST, round_to_sum, show, show_value


def test_terms_are_rounded_so_that_they_add_up():
    # One by one: 0 + 0 + 0 = 1.
    assert round_to_sum([0.4, 0.4, 0.4], 0) == ([1, 0, 0], 1)
    assert round_to_sum([-0.4, -0.45, 0.1], 0) == ([0, -1, 0], -1)


@given(
    st.lists(st.floats(-1e6, 1e6, allow_subnormal=False), max_size=40),
    st.integers(1, 8),
)
def test_terms_always_add_up_and_none_is_a_whole_digit_off(terms, decimals):
    units, total = round_to_sum(terms, decimals)

    assert sum(units) == total
    for unit, term in zip(units, terms, strict=True):
        assert abs(unit - term * 10**decimals) <= 1 + 1e-3


def test_numbers_are_written_with_all_their_decimals():
    assert show(-5, 2) == "-0.05"
    assert show(12345, 4) == "1.2345"
    assert show_value(-0.00001, 4) == "0.0000"
    assert show_value(2 / 3, 6) == "0.666667"


@pytest.mark.parametrize("value", [float("nan"), -float("inf"), 10 * LARGEST])
def test_what_cannot_be_added_up_by_hand_is_refused(value):
    with pytest.raises(ValueError, match="not a number that can be added up"):
        round_to_sum([1.0, value], 4)
    with pytest.raises(ValueError, match="not a number that can be added up"):
        show_value(value, 4)
