"""Numbers of the reader: printed by PyTorch, typed in, and drawn as areas."""

import io
from contextlib import redirect_stdout
from functools import partial

import pytest
import torch

from core.linear_collapse.matrix_text import read_matrices
from core.linear_collapse.separability import separate
from core.linear_collapse.stack import draw_stack
from screens.linear_collapse import own_numbers, unit_vector_arrows
from screens.linear_collapse.collapse_script import pytorch_script
from screens.linear_collapse.plane_picture import points_of
from tests.conftest import OpenPage
from tests.pages import reading
from tests.pages.linear_collapse.matrices import matrices, values
from tests.pages.reading import said

open_screen = partial(reading.open_screen, lesson="linear_collapse")


@pytest.mark.parametrize(
    ("depth", "width", "seed", "own"),
    [
        (6, 12, 41, ""),
        (1, 3, 3, "X = 2 / W1 = 0.5 / b2 = -1.5"),
    ],
)
def test_the_pytorch_prints_the_numbers_of_the_screen(
    open_page: OpenPage, depth: int, width: int, seed: int, own: str
):
    link = {"depth": str(depth), "width1": str(width), "seed": str(seed)}
    app = open_screen(open_page, "numbers", matrices=own, **link)
    stack, mine, problem = own_numbers.stack_of(depth, width, seed, own)
    names, printed = {}, io.StringIO()
    with redirect_stdout(printed):
        exec(pytorch_script(stack, seed, mine), names)

    assert not problem
    O = (names["X"] @ names["W"] + names["b"]).detach()
    drawn = values(matrices(app)["The outputs O through one layer"])
    assert (drawn - O).abs().max() < 0.06
    assert float(printed.getvalue().rsplit(":", 1)[1]) < 1e-12


def test_own_numbers_are_drawn_and_decide_their_sizes(open_page: OpenPage):
    text = "W1 = 1 2 0 4; 0 1 3 5 / b1 = 0 0 1 0"
    drawn = matrices(open_screen(open_page, "numbers", matrices=text))

    assert values(drawn["W and b of layer 1"]).tolist() == [
        [1, 2, 0, 4], [0, 1, 3, 5], [0, 0, 1, 0],
    ]  # fmt: skip
    assert values(drawn["W and b of layer 2"]).shape == (5, 2)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("W1 = 1 2; 3 4 / W2 = 1 2 3", "W1 is 2 × 2 in your text"),
        ("nonsense", "does not start like"),
    ],
)
def test_numbers_that_do_not_fit_get_a_sentence(
    open_page: OpenPage, text: str, sentence: str
):
    app = open_screen(open_page, "numbers", matrices=text)

    assert sentence in said(app)
    assert "The numbers of the seed are used" in said(app)


def test_the_drawn_numbers_can_be_written_out_and_dropped(open_page: OpenPage):
    app = open_screen(open_page, "numbers", seed="5")
    before = matrices(app)
    app.button(key="write_out").click().run()

    stack = draw_stack((2, 3, 2), 3, 5)
    own = read_matrices(app.text_input(key="matrices").value)
    assert torch.equal(own["W2"], stack.layers[1].W)
    assert matrices(app) == before
    app.button(key="write_out").click().run()
    assert app.text_input(key="matrices").value == ""


def test_no_matrix_pulls_the_classes_of_two_arrows_apart():
    generator = torch.Generator().manual_seed(0)
    X, y = points_of("xor", 0)
    W = (torch.rand(2, 2, generator=generator).double() * 40 - 20).round() / 10

    assert not separate(X @ W, y).separable
    zeros, ones = (corners @ W for corners in unit_vector_arrows.separation().meeting)
    corners = torch.cat([zeros, ones])
    labels = torch.tensor([0.0] * len(zeros) + [1.0] * len(ones))
    assert not separate(corners, labels).separable


@pytest.mark.parametrize(
    ("W", "words"),
    [
        ([[1.0, 0.0], [0.0, 1.0]], "Areas are multiplied by 1.00."),
        ([[0.0, 1.0], [2.0, 0.0]], "multiplied by 2.00, and the plane is turned over"),
        ([[1.0, 2.0], [0.5, 1.0]], "squashes the plane onto a line"),
    ],
)
def test_what_a_matrix_does_to_areas_is_said(W: list, words: str):
    assert words in unit_vector_arrows.said(torch.tensor(W))
