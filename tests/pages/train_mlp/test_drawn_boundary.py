from functools import partial

import pytest
import torch

from core.train_mlp.sides import right_beside
from screens.train_mlp import draw_boundary
from screens.train_mlp.draw_boundary import GRID, NEAR, X1, boundaries, run
from tests.pages.train_mlp.drawing import straight

drawn = partial(straight, GRID)
BETWEEN = drawn((-3, -1.6), (-0.75, 0.6), (0.75, -0.6), (3, 2))


@pytest.mark.parametrize(
    ("curve", "shape", "why", "is_right"),
    [
        (BETWEEN, "a hill, then a valley", "as the network does", True),
        (drawn((-3, 1), (-1, 2), (1, 0), (3, 1)), "valley", "as the network", False),
        (drawn((-3, -1), (3, 1)), "without a turn", "each tip", False),
        (drawn((-3, 0), (0, 1), (3, 0)), "a hill", "both tips", False),
        (drawn((-3, 0), (-1, -1), (1, 1), (3, 0)), "then a hill", "past", False),
        (drawn((-3, 0), (-1, 1), (0, 0), (1, 1), (3, 0)), "3 times", "more", False),
    ],
)
def test_a_drawn_boundary_is_told_and_judged(
    curve: tuple, shape: str, why: str, is_right: bool
):
    assert shape in draw_boundary.shape(curve)
    assert why in draw_boundary.reply(curve)
    assert draw_boundary.is_right(curve) == is_right


def test_the_boundary_is_where_the_trained_network_changes_its_mind():
    for activation in ("relu", "tanh"):
        history = run(activation).history
        line, bent = boundaries(activation)
        step = torch.tensor([0.0, 0.01], dtype=torch.float64)
        above, below = (
            history.mlp(-1).outputs((torch.stack([X1, bent], 1) + by).float(),
            history.activation)
            for by in (step, -step)
        )  # fmt: skip
        assert (above < 0).all()
        assert (below > 0).all()
        torch.testing.assert_close(
            line, line[0].lerp(line[-1], (X1 + 3) / 6), atol=1e-4, rtol=0
        )


def test_as_a_curve_it_has_right_what_the_network_has():
    trained, truth = run(), boundaries()[1]
    X, y = trained.data.X, trained.data.y
    at_examples = GRID._replace(num_places=len(X1)).heights(truth.tolist(), X[:, 0])

    right = right_beside(at_examples, X, y)

    assert right == round(trained.history.accuracy[-1].item() * len(X)) == 224
    assert "of 225 right, the network 224" in draw_boundary.reply(BETWEEN)
    assert [turn.is_valley for turn in draw_boundary.turns()] == [False, True]


def test_no_straight_line_comes_so_near():
    lines = torch.cartesian_prod(*[torch.linspace(-2, 2, 17, dtype=torch.float64)] * 2)
    near = min(
        draw_boundary.missed(drawn((-3, a), (3, b))).mean for a, b in lines.tolist()
    )

    assert near > NEAR
