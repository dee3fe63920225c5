from dataclasses import replace

from core.datasets.choice import DataChoice
from core.train_mlp.fewest_units import FEW_WIDTHS, smallest_width
from core.training.config import TrainingConfig


def test_a_ring_needs_three_relu_units():
    config = TrainingConfig(lr=0.2)

    widths = smallest_width(DataChoice("circles", 300), config, 0.7)

    assert [width.num_hiddens for width in widths] == [1, 2, 3]
    assert [width.enough for width in widths] == [False, False, True]
    assert widths[1].best < 0.95


def test_where_a_run_is_told_to_stop_does_not_make_more_units_enough():
    config = TrainingConfig(lr=0.2, num_epochs=60)
    choice = DataChoice("circles", 100)

    widths = smallest_width(choice, replace(config, target_accuracy=0.8), 0.7)

    assert widths == smallest_width(choice, config, 0.7)


def test_without_an_activation_no_width_is_enough():
    config = TrainingConfig(lr=0.2, activation="identity")

    widths = smallest_width(DataChoice("circles", 300), config, 0.7)

    assert tuple(width.num_hiddens for width in widths) == FEW_WIDTHS
    assert not any(width.enough for width in widths)


def test_a_regression_aims_at_a_quarter_of_the_straight_line():
    config = TrainingConfig(lr=0.2, loss="squared_error", activation="tanh")

    widths = smallest_width(DataChoice("sine", 200), config, 0.5)

    assert widths[-1].enough == (widths[-1].best <= 0.125)
