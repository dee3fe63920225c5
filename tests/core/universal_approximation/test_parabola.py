import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from core.mlp import MLP, random_mlp
from core.universal_approximation.curve_error import curve, sup_error
from core.universal_approximation.parabola import best_parabola
from core.universal_approximation.targets import named_targets

TARGETS = named_targets()


def test_the_best_parabola_to_a_cubic_is_chebyshevs():
    x = torch.linspace(-1, 1, 2001, dtype=torch.float64)

    best = best_parabola(x, x**3)

    # x³ - 3/4 x = T3(x) / 4: the parabola is 3/4 x and errs by 1/4.
    assert best.error == pytest.approx(1 / 4, abs=1e-6)
    torch.testing.assert_close(best.y_hat, 0.75 * x, rtol=0, atol=1e-5)


def test_the_best_parabola_to_the_absolute_value_errs_by_an_eighth():
    x = torch.linspace(-1, 1, 2001, dtype=torch.float64)

    # x² + 1/8 (Bernstein, 1914)
    best = best_parabola(x, x.abs())

    assert best.error == pytest.approx(1 / 8)
    torch.testing.assert_close(best.y_hat, x**2 + 1 / 8, rtol=0, atol=1e-9)


EVEN = {
    "x^4": lambda x: x**4,
    "Runge's": lambda x: 1 / (1 + 25 * x**2),
    "a hat": lambda x: (1 - x.abs()).clamp(min=0),
    "a block": lambda x: (x.abs() < 1).double(),
    "cos 5x": lambda x: torch.cos(5 * x),
    "|x|^3": lambda x: x.abs() ** 3,
}


@pytest.mark.parametrize("num_points", [129, 513, 2049])
@pytest.mark.parametrize("name", EVEN)
def test_an_even_curve_whose_first_level_is_0_gets_its_best_parabola(name, num_points):
    x = torch.linspace(-3, 3, num_points, dtype=torch.float64)
    y = EVEN[name](x)

    best = best_parabola(x, y)

    # The smallest E with |y - p(x)| <= E everywhere, as a linear program.
    powers = torch.stack([torch.ones_like(x), x, x**2], dim=1).numpy()
    ones = -np.ones((num_points, 1))
    program = linprog(
        [0, 0, 0, 1],
        A_ub=np.block([[powers, ones], [-powers, ones]]),
        b_ub=np.concatenate([y, -y]),
        bounds=[(None, None)] * 4,
    )
    assert best.error == pytest.approx(program.fun, rel=1e-7)


def test_a_parabola_is_met_exactly():
    x = torch.linspace(-1, 3, 100, dtype=torch.float64)

    assert best_parabola(x, 2 * x**2 - x + 1).error < 1e-12


@pytest.mark.parametrize("name", TARGETS)
def test_the_error_alternates_at_four_points_so_that_none_does_better(name):
    x = TARGETS[name].grid(513)
    y = TARGETS[name](x)

    best = best_parabola(x, y)

    misses = [(y - best.y_hat)[i].item() for i in best.touches]
    assert [abs(miss) for miss in misses] == pytest.approx([best.error] * 4)
    assert [miss > 0 for miss in misses] in ([True, False] * 2, [False, True] * 2)
    assert list(best.touches) == sorted(best.touches)


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 200), st.integers(0, 9999), st.floats(0.1, 10))
def test_no_network_of_squares_beats_the_best_parabola(num_hiddens, seed, scale):
    generator = torch.Generator().manual_seed(seed)
    mlp = random_mlp(1, num_hiddens, scale=scale, generator=generator)
    mlp = MLP(*(parameter.double() for parameter in mlp))
    x = torch.linspace(0, 6.283, 257, dtype=torch.float64)
    y = torch.sin(x)
    H = torch.cat([mlp.hidden(x[:, None], torch.square), torch.ones(257, 1)], 1)
    # Directions below the rounding of H are noise, which least squares would use.
    best_heads = torch.linalg.lstsq(H, y[:, None], rcond=1e-9, driver="gelsd").solution

    best = best_parabola(x, y).error
    assert sup_error(curve(mlp, torch.square, x), y) >= best - 1e-9
    assert sup_error((H @ best_heads)[:, 0], y) >= best - 1e-6


def test_three_points_are_refused():
    with pytest.raises(ValueError, match="at least 4 points, not 3"):
        best_parabola(torch.arange(3.0), torch.arange(3.0))
