import pytest

from core.universal_approximation.constructions import CONSTRUCTIONS
from core.universal_approximation.errors import (
    TRAINED_WIDTHS,
    WIDTHS,
    construction_error,
    construction_errors,
    found_errors,
    kernel_errors,
    squares_error,
)
from core.universal_approximation.targets import named_targets

TARGETS = named_targets()


def test_errors_stand_in_the_order_of_the_widths():
    errors = construction_errors(TARGETS["wave"], "ramps", 8.0)

    assert len(errors) == len(WIDTHS)
    assert errors[WIDTHS.index(32)] == construction_error(
        TARGETS["wave"], CONSTRUCTIONS["ramps"], 32, 8.0
    )
    assert errors[WIDTHS.index(4)] == pytest.approx(0.2105, abs=1e-4)


@pytest.mark.parametrize("kernel", ["gaussian", "multiquadric"])
def test_kernels_leave_the_ramps_behind_on_the_smooth_wave(kernel):
    solved = kernel_errors(TARGETS["wave"], kernel)
    built = construction_errors(TARGETS["wave"], "ramps", 8.0)

    assert solved[WIDTHS.index(64)] < built[WIDTHS.index(64)] / 30


def test_squares_never_come_below_the_best_parabola():
    assert squares_error(TARGETS["absolute"]) == pytest.approx(1 / 8)
    assert squares_error(TARGETS["wave"]) == pytest.approx(0.6825, abs=1e-3)


def test_trained_errors_fall_with_width_and_the_best_is_no_worse_than_the_median():
    found = found_errors(TARGETS["wave"])

    assert set(found) == {"best", "median"}
    assert len(found["best"]) == len(TRAINED_WIDTHS)
    assert all(
        best <= median
        for best, median in zip(found["best"], found["median"], strict=True)
    )
    assert found["median"][-1] < found["median"][0] / 5


def test_training_at_all_widths_tells_one_share():
    shares = []

    found_errors(TARGETS["wave"], on_epoch=shares.append)

    assert shares == sorted(shares)
    assert len(shares) > 2 * len(TRAINED_WIDTHS)
    assert shares[-1] == pytest.approx(1)
