import pytest
import torch

from charts.linear_collapse.matrices import write
from core.affine import collapse, forward
from core.linear_collapse.stack import draw_stack
from tests.conftest import OpenPage
from tests.pages.folds import script_on
from tests.pages.linear_collapse.matrix_reading import (
    DIGITS,
    LARGEST,
    LESSON,
    Matrix,
    matrices,
    numbers,
    outputs,
    values,
)


def written(matrix: Matrix) -> torch.Tensor:
    return numbers(matrix, 1)


def test_the_link_decides_every_number_that_is_drawn(open_page: OpenPage):
    X, (W1b1), (W2b2), O, Wb, O_again = map(
        values, matrices(open_page(LESSON, seed="7"))
    )
    stack = draw_stack((2, 3, 2), 3, 7)
    single = collapse(*stack.layers)

    assert torch.equal(X, stack.X)
    assert torch.equal(W1b1, torch.cat([stack.layers[0].W, stack.layers[0].b[None]]))
    assert torch.equal(W2b2, torch.cat([stack.layers[1].W, stack.layers[1].b[None]]))
    torch.testing.assert_close(Wb, torch.cat([single.W, single.b[None]]), **DIGITS)
    torch.testing.assert_close(O, forward(stack.X, stack.layers), **DIGITS)
    torch.testing.assert_close(O_again, O, **DIGITS)


def test_what_is_written_in_the_cells_multiplies_out(open_page: OpenPage):
    X, first, second, O, single, _ = map(written, matrices(open_page(LESSON)))

    H = X @ first[:-1] + first[-1]
    half_a_digit = 0.005 + 1e-9
    assert (H @ second[:-1] + second[-1] - O).abs().max() <= half_a_digit
    assert torch.equal((first[:-1] @ second[:-1] * 100).round() / 100, single[:-1])


def test_both_ways_write_the_same_outputs(open_page: OpenPage):
    for query in ({}, LARGEST, {"seed": "123", "depth": "3"}):
        through_stack, through_one = outputs(open_page(LESSON, **query))
        assert through_stack.cells == through_one.cells


@pytest.mark.parametrize("widths", [(2, 3, 2), (3, 4, 4, 2), (12,) * 8])
def test_both_ways_write_the_same_outputs_from_every_seed(widths: tuple[int, ...]):
    for seed in range(300):
        stack = draw_stack(widths, 3, seed)
        ways = forward(stack.X, stack.layers), collapse(*stack.layers)(stack.X)
        through_stack, through_one = (
            [write(value, 2) for value in O.flatten().tolist()] for O in ways
        )
        assert through_stack == through_one, seed


def test_the_largest_stack_draws_every_matrix(open_page: OpenPage):
    app = open_page(LESSON, **LARGEST)

    shapes = [values(matrix).shape for matrix in matrices(app)]
    assert shapes.count((12, 12)) == 3
    assert shapes.count((13, 12)) == 8
    assert "The 7 layers of the stack" in [e.label for e in app.expander]
    assert not app.exception


def test_the_readers_own_numbers_are_used(open_page: OpenPage):
    app = open_page(LESSON, matrices="W1 = 1 2 0; 0 1 3 / b1 = 0 0 1")

    first = values(matrices(app)[1])
    assert first.tolist() == [[1, 2, 0], [0, 1, 3], [0, 0, 1]]
    assert "layer.weight" in script_on(app)


def test_sizes_that_do_not_fit_get_a_sentence_with_both(open_page: OpenPage):
    app = open_page(LESSON, matrices="W1 = 1 2; 3 4")

    assert "W1 is 2 × 2 in your text, but 2 × 3 fits" in app.warning[0].value
    assert torch.equal(values(matrices(app)[0]), draw_stack((2, 3, 2), 3, 0).X)


def test_own_numbers_can_be_dropped(open_page: OpenPage):
    app = open_page(LESSON, matrices="b2 = 9 9")

    drop = next(b for b in app.button if b.label.startswith("Back to the numbers"))
    drop.click().run()

    assert app.text_input(key="matrices").value == ""
    assert values(matrices(app)[2])[-1].tolist() != [9, 9]


def test_any_matrix_can_be_chosen_to_edit(open_page: OpenPage):
    app = open_page(LESSON, depth="2")

    for name in ("X", "W1", "b1", "W2", "b2", "W3", "b3"):
        app.selectbox(key="edited_matrix").set_value(name).run()
        assert not app.exception
