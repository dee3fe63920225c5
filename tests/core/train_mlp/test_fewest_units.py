from core.datasets.choice import DataChoice
from core.train_mlp.enclosure import (
    BestStart,
    best_starts,
    fewest_enough,
    fewest_to_fence,
)
from core.training.config import TrainingConfig

CIRCLES = DataChoice("circles", 300)


def test_a_ring_takes_three_relu_units_by_runs_as_by_reason():
    starts = best_starts(CIRCLES, TrainingConfig(lr=0.2))

    assert [start.num_hiddens for start in starts] == [1, 2, 3, 4]
    assert starts[1].accuracy < 0.95
    assert fewest_enough(starts) == fewest_to_fence(2) == 3


def test_without_an_activation_no_width_is_enough():
    starts = best_starts(CIRCLES, TrainingConfig(lr=0.2, activation="identity"))

    assert fewest_enough(starts) is None


def test_the_smallest_width_counts_not_the_best():
    starts = [BestStart(1, 0, 0.7), BestStart(3, 2, 0.99), BestStart(4, 1, 1.0)]

    assert fewest_enough(starts) == 3
