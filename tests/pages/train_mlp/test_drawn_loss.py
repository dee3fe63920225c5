import math
from functools import partial

import pytest
import torch

from core.train_mlp.overshoot import run_with
from screens.train_mlp import ten_times
from screens.train_mlp.ten_times import GRID
from tests.pages.train_mlp.drawing import straight

drawn = partial(straight, GRID)
LOSS = run_with({"lr": 0.2}).loss[:, 0]


@pytest.mark.parametrize(
    ("curve", "shape", "is_right"),
    [
        (drawn((0, 0), (3, 1), (30, -0.5)), "rises, turns and falls below", True),
        (drawn((0, 0), (3, 1), (30, 0.7)), "rises, turns and stays high", False),
        (drawn((0, 0), (30, -0.8)), "only falls", False),
        (drawn((0, 0), (30, 2)), "only rises", False),
        (drawn((0, 0), (30, 0)), "level", False),
        (drawn((0, 0), (5, -0.8), (30, 1)), "falls and rises again", False),
    ],
)
def test_a_drawn_loss_is_told_and_judged(curve: tuple, shape: str, is_right: bool):
    assert shape in ten_times.shape(curve)
    assert ten_times.is_right(curve) == is_right


def test_it_is_compared_with_the_run_epoch_by_epoch_in_powers_of_ten():
    off = ten_times.missed((0.0,) * GRID.num_places)

    powers = [abs(math.log10(loss)) for loss in LOSS.tolist()]
    assert off.mean == pytest.approx(sum(powers) / len(powers), abs=1e-5)
    assert off.x == powers.index(max(powers)) == 2
    assert "climbs to 9.4 in epoch 2" in ten_times.reply((0.0,) * GRID.num_places)


def test_the_loss_rises_first_ends_lower_and_stays_in_the_picture():
    assert [turn.is_valley for turn in ten_times.turns()] == [False]
    assert LOSS[-1] < run_with().loss[-1, 0] < LOSS[0] < LOSS.max()
    assert (LOSS.log10() < GRID.top).all()
    assert (LOSS.log10() > GRID.bottom).all()
    assert torch.equal(ten_times.run().loss[:, 0], LOSS)
