import math

import pytest

from core.activation_gallery.softmax import ROW, change_first, pair_gap


def test_changing_one_entry_moves_one_sigmoid_and_every_softmax():
    change = change_first(3.0)

    assert (change.moved("sigmoid"), change.moved("softmax")) == (1, 4)


def test_no_change_moves_nothing():
    change = change_first(ROW[0])

    assert (change.moved("sigmoid"), change.moved("softmax")) == (0, 0)


@pytest.mark.parametrize("value", [-5.0, 0.0, 5.0])
def test_softmax_is_exp_over_the_sum_of_exps(value: float):
    exps = [math.exp(v) for v in (value, *ROW[1:])]

    after = change_first(value).softmax[1].tolist()

    assert after == pytest.approx([e / sum(exps) for e in exps])
    assert sum(after) == pytest.approx(1)


def test_a_softmax_of_two_is_a_sigmoid_to_rounding():
    assert pair_gap() < 1e-15
