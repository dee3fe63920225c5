from fractions import Fraction
from itertools import pairwise

import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from core.affine import Affine
from core.mlp import MLP, random_mlp
from core.universal_approximation.pieces import (
    Piece,
    deep_pieces,
    exact,
    max_pieces,
    pieces,
    single_units,
    tag_units,
)


def network(*units: tuple[float, float, float], b2: float = 0) -> MLP:
    W1, b1, W2 = torch.tensor(units, dtype=torch.float64).T
    return MLP(W1[None], b1, W2[:, None], torch.tensor([b2], dtype=torch.float64))


def brute_force_pieces(mlp: MLP, low: int, high: int) -> int:
    """Count slopes on a grid so fine that every kink lies on it."""
    units = list(zip(exact(mlp.W1), exact(mlp.b1), exact(mlp.W2), strict=True))
    grid = [low + Fraction(i, 60) for i in range(60 * (high - low) + 1)]  # lcm of 1..5
    heights = [sum(v * max(w * x + b, 0) for w, b, v in units) for x in grid]
    slopes = [after - before for before, after in pairwise(heights)]
    return 1 + sum(slope != after for slope, after in pairwise(slopes))


def test_single_units_are_followed_over_their_kinks_and_add_up():
    mlp = network((1, 0, 2), (-1, 3, 1), (0, 1, 5))

    x, added = single_units(mlp, -2.0, 2.0)

    assert x.tolist() == [[-2, 0, 2], [-2, 2, 2], [-2, -2, 2]]
    assert added.tolist() == [[0, 0, 4], [5, 1, 1], [5, 5, 5]]
    ends = mlp.outputs(x[:1, [0, 2]].T, torch.relu)[:, 0]
    assert added[:, [0, 2]].sum(0).tolist() == ends.tolist()


def test_the_pieces_of_the_absolute_value():
    mlp = network((1, 0, 1), (-1, 0, 1))

    assert pieces(mlp, -2, 2) == [
        Piece(-2, 0, slope=-1, intercept=0),
        Piece(0, 2, slope=1, intercept=0),
    ]


def test_every_tag_by_hand():
    mlp = network(
        (1, -1, 1),  # kink at 1
        (-2, 2, 3),  # the same kink
        (1, 5, 1),  # kink at -5: on throughout
        (1, -7, 1),  # kink at 7: never on
        (1, 0, 0),  # nobody listens
        (0, 1, 1),  # a constant
    )

    units = tag_units(mlp, -3, 3)

    assert [unit.tag for unit in units] == [
        "active",
        "duplicate",
        "always on",
        "dead",
        "unused",
        "always on",
    ]
    assert [unit.kink for unit in units] == [1, 1, -5, 7, 0, None]
    assert [unit.bend for unit in units] == [1, 6, 1, 1, 0, 0]


def test_two_kinks_that_cancel_leave_a_straight_line():
    mlp = network((1, -1, 2), (-1, 1, -2))

    # 2 relu(x - 1) - 2 relu(1 - x) = 2 (x - 1)
    assert pieces(mlp, -3, 3) == [Piece(-3, 3, 2, -2)]


DICE = st.integers(-5, 5)


@settings(max_examples=20)
@given(st.lists(st.tuples(DICE, DICE, DICE), min_size=1, max_size=12))
def test_the_count_is_that_of_brute_force_on_any_dice(units):
    mlp = network(*units)

    found = pieces(mlp, -4, 4)

    assert len(found) == brute_force_pieces(mlp, -4, 4)
    assert len(found) <= max_pieces(len(units))
    kinks = {u.kink for u in tag_units(mlp, -4, 4) if u.tag == "active"}
    assert {piece.left for piece in found[1:]} <= kinks


@settings(max_examples=10)
@given(st.integers(1, 40), st.integers(0, 9999))
def test_pieces_of_a_random_network_are_the_network(num_hiddens, seed):
    mlp = random_mlp(1, num_hiddens, generator=torch.Generator().manual_seed(seed))
    mlp = MLP(*(parameter.double() for parameter in mlp))

    found = pieces(mlp, -3, 3)

    tags = [unit.tag for unit in tag_units(mlp, -3, 3)]
    assert len(found) == tags.count("active") + 1
    for piece in found:
        x = torch.tensor([[float((piece.left + piece.right) / 2)]]).double()
        line = float(piece.slope) * x + float(piece.intercept)
        torch.testing.assert_close(mlp.outputs(x, torch.relu), line)


def test_a_deep_network_is_followed_exactly():
    generator = torch.Generator().manual_seed(3)

    def whole(*shape: int) -> torch.Tensor:
        return torch.randint(-3, 4, shape, generator=generator).double()

    layers = [Affine(whole(n, m), whole(m)) for n, m in pairwise((1, 3, 3, 3, 1))]

    for piece in deep_pieces(layers, -2, 2):
        inside = [piece.left + (piece.right - piece.left) * i / 7 for i in range(8)]
        H = torch.tensor([[float(x)] for x in inside], dtype=torch.float64)
        for layer in layers[:-1]:
            H = torch.relu(layer(H))
        expected = [[float(piece.slope * x + piece.intercept)] for x in inside]
        torch.testing.assert_close(
            layers[-1](H), torch.tensor(expected, dtype=torch.float64)
        )
