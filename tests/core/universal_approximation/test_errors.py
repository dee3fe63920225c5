import pytest
import torch

from core.mlp import MLP, random_mlp
from core.universal_approximation.constructions import CONSTRUCTIONS
from core.universal_approximation.errors import (
    WIDTHS,
    construction_error,
    construction_errors,
    curve,
    first_units,
    kernel_errors,
    mean_deviation,
    parabola_error,
    rms_error,
    sup_error,
)
from core.universal_approximation.targets import named_targets
from core.universal_approximation.typed_targets import formula_target

TARGETS = named_targets()


def test_first_units_of_a_worked_example():
    # 1 + 2 relu(x) - 3 relu(x - 1) at x = 2: first 1, then 1 + 4, then 1 + 4 - 3
    mlp = MLP(
        torch.ones(1, 2),
        torch.tensor([0.0, -1.0]),
        torch.tensor([[2.0], [-3.0]]),
        torch.ones(1),
    )

    sums = [
        curve(first_units(mlp, n), torch.relu, torch.tensor([2.0])).item()
        for n in range(3)
    ]

    assert sums == [1, 5, 2]


def test_errors_by_hand():
    y = torch.tensor([0.0, 2.0, 4.0])
    y_hat = torch.tensor([0.0, 2.0, 3.0])

    assert sup_error(y_hat, y) == 1
    assert rms_error(y_hat, y) == pytest.approx((1 / 3) ** 0.5)
    # Mean distance 1/3, and the heights lie 4/3 from their mean on average.
    assert mean_deviation(y_hat, y) == pytest.approx(1 / 4)


def test_errors_stand_in_the_order_of_the_widths():
    errors = construction_errors(TARGETS["wave"], "ramps", 8.0)

    assert len(errors) == len(WIDTHS)
    assert errors[WIDTHS.index(32)] == construction_error(
        TARGETS["wave"], CONSTRUCTIONS["ramps"], 32, 8.0
    )


@pytest.mark.parametrize("kernel", ["gaussian", "multiquadric"])
def test_kernels_leave_the_ramps_behind_on_the_smooth_wave(kernel):
    solved = kernel_errors(TARGETS["wave"], kernel)
    built = construction_errors(TARGETS["wave"], "ramps", 8.0)

    assert solved[WIDTHS.index(64)] < built[WIDTHS.index(64)] / 30


def test_the_parabola_of_least_squares_by_hand():
    # Least squares on [-3, 3] takes 27/5 x for x³: Legendre's third polynomial is left,
    # 27 P3(x / 3) · 2/5, highest at the ends.
    assert parabola_error(formula_target("x^3")) == pytest.approx(54 / 5, rel=2e-3)
    # For |x| on [-1, 1] it is 15/16 x² + 3/16, farthest at the kink.
    assert parabola_error(TARGETS["absolute"]) == pytest.approx(3 / 16, rel=2e-3)
    assert parabola_error(formula_target("2x^2 - x + 1")) < 1e-11


@pytest.mark.parametrize("num_hiddens", [3, 40])
def test_square_units_of_any_number_fitted_by_least_squares_come_to_the_parabola(
    num_hiddens,
):
    generator = torch.Generator().manual_seed(num_hiddens)
    mlp = MLP(*(p.double() for p in random_mlp(1, num_hiddens, generator=generator)))
    x = TARGETS["wave"].grid(2049)
    H = mlp.hidden(x[:, None] - 3, torch.square)
    H = torch.cat([H, torch.ones_like(H[:, :1])], dim=1)
    # Directions below the rounding of H are noise, which least squares would use.
    fit = torch.linalg.lstsq(H, torch.sin(x)[:, None], rcond=1e-9, driver="gelsd")

    error = sup_error(H @ fit.solution, torch.sin(x)[:, None])

    assert error == pytest.approx(parabola_error(TARGETS["wave"]), abs=1e-6)
