import pytest

from core.activation_gallery.kinks import (
    SPELLINGS,
    autograd_slope,
    chapter_grid,
    kind_of_break,
    look_closely,
    slopes_at_zero,
)
from core.activations import ACTIVATIONS

ZOOMS = [1.0, 1e-3, 1e-6]


@pytest.mark.parametrize("zoom", ZOOMS)
def test_a_kink_looks_the_same_at_every_zoom(zoom: float):
    close = look_closely(ACTIVATIONS["relu"], 0.0, zoom)

    assert (close.left, close.right) == pytest.approx((0, 1))
    assert close.rise.tolist() == pytest.approx(close.offset.clamp(min=0).tolist())


def test_a_smooth_function_gets_straighter_with_the_zoom():
    gaps = [
        close.right - close.left
        for zoom in ZOOMS
        for close in [look_closely(ACTIVATIONS["silu"], 0.0, zoom)]
    ]

    assert gaps == sorted(gaps, reverse=True)
    assert gaps[0] > 0.4
    assert gaps[-1] < 1e-6


def test_a_jump_gets_steeper_without_end():
    close = look_closely(ACTIVATIONS["step"], 0.0, 1e-6)

    assert (close.left, close.right) == pytest.approx((0, 1e6))


def test_elu_and_celu_meet_without_a_kink_and_selu_does_not():
    kinds = {
        key: kind_of_break(activation, activation.kinks(**activation.defaults)[-1])
        for key, activation in ACTIVATIONS.items()
        if activation.kinks(**activation.defaults)
    }

    assert {key for key, kind in kinds.items() if kind == "smooth"} == {"elu", "celu"}
    assert {key for key, kind in kinds.items() if kind == "jump"} == {
        "step",
        "threshold",
        "hardshrink",
    }
    assert kinds["selu"] == kinds["relu"] == "kink"


def test_one_function_written_in_five_ways_has_three_slopes_at_its_kink():
    assert slopes_at_zero() == {
        "torch.relu(x)": 0.0,
        "torch.maximum(x, zero)": 0.5,
        "torch.clamp(x, min=0)": 1.0,
        "torch.where(x > 0, x, 0)": 0.0,
        "(x + torch.abs(x)) / 2": 0.5,
    }


def test_away_from_the_kink_every_way_to_write_it_agrees():
    for fn in SPELLINGS.values():
        assert (autograd_slope(fn, -1.0), autograd_slope(fn, 1.0)) == (0, 1)


def test_the_chapters_grid_never_samples_zero():
    x, nearest, slope = chapter_grid()

    assert (len(x), slope) == (160, 1)
    assert 0 not in x
    assert nearest == pytest.approx(4.440892098500626e-16)
