import pytest

from core.monotonicity.split import split_rows


def test_the_parts_hold_every_row_once():
    train, held_out = split_rows(1797, seed=3)

    assert (len(train), len(held_out)) == (1257, 540)
    assert sorted([*train.tolist(), *held_out.tolist()]) == list(range(1797))


def test_the_same_seed_holds_out_the_same_rows():
    again = split_rows(100, 7).held_out.tolist()

    assert split_rows(100, 7).held_out.tolist() == again
    assert split_rows(100, 8).held_out.tolist() != again


def test_a_single_row_is_refused():
    with pytest.raises(ValueError, match="1 rows"):
        split_rows(1, 0)
