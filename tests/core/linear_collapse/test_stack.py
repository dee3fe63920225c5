import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from core.linear_collapse.stack import draw_stack, in_tenths, in_whole_numbers, price

SIZES = st.integers(1, 12)
WIDTHS = st.lists(SIZES, min_size=3, max_size=8).map(tuple)
SEEDS = st.integers(0, 9999)


@settings(max_examples=40)
@given(WIDTHS, SIZES, SEEDS)
def test_every_number_is_a_whole_number_of_tenths(widths, num_examples, seed):
    stack = draw_stack(widths, num_examples, seed)

    for M in (stack.X, *(tensor for layer in stack.layers for tensor in layer)):
        tenths = (10 * M).round()
        assert torch.equal(tenths / 10, M)
        assert M.abs().max() <= 9.9


def test_numbers_are_rounded_to_tenths_and_none_is_minus_zero():
    rounded = in_tenths(torch.tensor([0.04, -0.04, 1.26]))

    assert list(map(str, rounded.tolist())) == ["0.0", "0.0", "1.3"]


def test_the_price_of_the_chapters_network():
    # Four inputs, five hidden units, three outputs: 4·5 + 5 and 5·3 + 3.
    assert price((4, 5, 3)) == (25 + 18, 20 + 15)
    assert price((4, 3)) == (15, 12)


def test_more_examples_and_layers_leave_the_first_alone():
    shallow, deep = draw_stack((2, 3, 2), 4, 3), draw_stack((2, 3, 3, 3, 2), 9, 3)

    assert torch.equal(shallow.X, deep.X[:4])
    assert torch.equal(shallow.layers[0].W, deep.layers[0].W)
    assert torch.equal(shallow.layers[0].b, deep.layers[0].b)


def test_small_integers_stay_small_through_the_one_layer():
    for seed in range(50):
        stack = in_whole_numbers(draw_stack((2, 3, 2), 3, seed))

        for M in (stack.X, *(tensor for layer in stack.layers for tensor in layer)):
            assert torch.equal(M, M.round())
            assert M.abs().max() <= 9
