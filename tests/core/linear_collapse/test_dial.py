import pytest
import torch

from core.activations import ACTIVATIONS
from core.affine import forward
from core.linear_collapse.dial import DIALS, NUM_SETTINGS, sweep
from core.linear_collapse.least_squares import affine_misfit
from core.linear_collapse.stack import draw_stack

X, LAYERS = draw_stack((2, 5, 5, 4, 1), 256, 1)


@pytest.mark.parametrize("name", ["prelu", "swish"])
def test_dials_that_bring_their_activation_start_linear(name):
    misfit = sweep(DIALS[name], X, LAYERS, torch.tanh)

    assert misfit.shape == (NUM_SETTINGS,)
    assert misfit[0] < 1e-25
    assert misfit[-1] > 0.01


@pytest.mark.parametrize("name", sorted(DIALS))
def test_all_settings_at_once_are_each_setting_alone(name):
    dial = DIALS[name]
    together = sweep(dial, X, LAYERS, torch.sigmoid)

    for i in range(0, NUM_SETTINGS, 7):
        setting = dial.settings[i]
        O = forward(X, LAYERS, lambda Z, at=setting: dial.hidden(Z, at, torch.sigmoid))
        torch.testing.assert_close(
            together[i], affine_misfit(X, O), rtol=1e-6, atol=1e-14
        )


def test_prelu_and_swish_agree_with_the_registry():
    Z = torch.linspace(-3, 3, 25, dtype=torch.float64)
    setting = torch.tensor(0.25, dtype=torch.float64)

    prelu = DIALS["prelu"].hidden(Z, setting, torch.tanh)
    swish = DIALS["swish"].hidden(Z, torch.ones_like(Z), torch.tanh)

    torch.testing.assert_close(prelu, ACTIVATIONS["prelu"].fn(Z))
    torch.testing.assert_close(swish, ACTIVATIONS["silu"].fn(Z))
    assert DIALS["prelu"].settings[[0, -1]].tolist() == [1, 0]


def test_without_biases_the_power_is_four():
    X, layers = draw_stack((3, 8, 2), 256, 0)
    unbiased = [layer._replace(b=torch.zeros_like(layer.b)) for layer in layers]
    misfit = sweep(DIALS["scale"], X, unbiased, torch.tanh)
    scale = DIALS["scale"].settings

    small = (scale > 0.003) & (scale < 0.03)
    slope = misfit[small].log10().diff() / scale[small].log10().diff()
    torch.testing.assert_close(slope, torch.full_like(slope, 4), rtol=0.02, atol=0)


def test_a_large_bias_keeps_every_relu_on_and_the_network_affine():
    misfit = sweep(DIALS["bias"], *draw_stack((3, 8, 2), 256, 0), torch.relu)

    assert misfit[0] > 0.01
    assert misfit[-1] < 1e-25


@pytest.mark.parametrize("activation", [torch.log, lambda Z: Z**100 * 1e100])
def test_a_network_that_is_not_finite_or_too_large_to_square_is_refused(activation):
    sentence = r"no numbers, or beyond 1e\+150, at \d+ of 60 settings of s"
    with pytest.raises(ValueError, match=sentence):
        sweep(DIALS["scale"], X, LAYERS, activation)
