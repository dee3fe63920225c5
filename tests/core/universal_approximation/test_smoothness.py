import math

import pytest
import torch

from core.universal_approximation.smoothness import measure_shape


def test_a_parabola_has_slope_6_and_second_derivative_2_on_its_interval():
    shape = measure_shape(lambda x: x**2, -3, 3)

    assert shape == pytest.approx((6, 2, 0), rel=1e-3)


@pytest.mark.parametrize(
    ("fn", "expected"),
    [
        (torch.abs, (1, math.inf, 0)),
        (lambda x: torch.sqrt(x.abs()), (math.inf, math.inf, 0)),
        (torch.floor, (math.inf, math.inf, 1)),
        (lambda x: 5 * torch.sign(x - 0.7), (math.inf, math.inf, 10)),
        (lambda x: torch.tensor(4.0).double(), (0, 0, 0)),
        (lambda x: 2 * x + 1, (2, 0, 0)),
    ],
    ids=["kink", "cusp", "steps", "jump", "constant", "line"],
)
def test_kinks_cusps_and_jumps_are_told_apart(fn, expected):
    shape = measure_shape(fn, -3, 3)

    finite = [value for value in expected if value < math.inf]
    assert [value for value in shape if value < math.inf] == pytest.approx(
        finite, rel=1e-2, abs=1e-5
    )
    assert [value == math.inf for value in shape] == [
        value == math.inf for value in expected
    ]


@pytest.mark.parametrize(
    ("fn", "place"),
    [(torch.log, "x = -3"), (lambda x: 1 / x, "x = 0"), (lambda x: 1e7 * x, "x = -3")],
    ids=["not a number", "infinite", "too large"],
)
def test_a_function_without_a_drawable_value_is_refused_with_the_place(fn, place):
    with pytest.raises(ValueError, match=place):
        measure_shape(fn, -3, 3)
