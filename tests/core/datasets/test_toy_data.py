import pytest
import torch

from core.datasets import make_dataset


def points(name, num_points=500, noise=0.0):
    generator = torch.Generator().manual_seed(0)
    data = make_dataset(
        name, num_points=num_points, noise=noise, train_share=1.0, generator=generator
    )
    return data.X, data.y


def test_circles_lie_on_their_radii():
    X, y = points("circles")

    radius = X.norm(dim=1, keepdim=True)
    assert torch.allclose(radius, torch.where(y == 0, 2.2, 1.0))


def test_xor_is_1_where_the_signs_differ():
    X, y = points("xor")

    assert torch.equal(y[:, 0] == 1, X[:, 0] * X[:, 1] < 0)
    assert X.abs().min() >= 0.2


def test_moons_are_each_other_turned_around():
    X, y = points("moons")

    upper = torch.where(y == 0, X, -X) / 1.5 + torch.tensor([0.5, 0.25])
    assert torch.allclose(upper.norm(dim=1), torch.ones(len(X)), atol=1e-6)
    assert upper[:, 1].min() >= -1e-6


def test_spirals_wind_one_and_a_quarter_turns():
    X, y = points("spirals")

    along = X.norm(dim=1) / 2.5
    angle = torch.pi * (2.5 * along + y[:, 0])
    expected = 2.5 * along[:, None] * torch.stack([angle.cos(), angle.sin()], dim=1)
    assert torch.allclose(X, expected, atol=1e-5)
    assert 0.1 <= along.min() <= along.max() <= 1


def test_checkerboard_alternates_in_both_directions():
    X, y = points("checkerboard")

    column, row = ((X + 2.5) / 1.25).long().clamp(0, 3).unbind(dim=1)
    assert torch.equal(y[:, 0].long(), (row + column) % 2)


def test_separable_classes_keep_their_distance_from_the_line():
    X, y = points("separable")

    distance = (X @ torch.tensor([-1.0, 2.0])) / 5**0.5
    assert (distance * (2 * y[:, 0] - 1)).min() >= 0.25 - 1e-6


def test_gaussians_have_the_spread_of_their_noise():
    X, y = points("gaussians", 8000, noise=0.6)

    for label, center in ((0, -1.2), (1, 1.2)):
        cloud = X[y[:, 0] == label]
        assert cloud.mean(dim=0).tolist() == pytest.approx([center] * 2, abs=0.05)
        assert cloud.std(dim=0).tolist() == pytest.approx([0.6] * 2, abs=0.03)


def test_sine_and_step_are_their_formulas():
    x, y = points("sine")
    assert torch.equal(y, torch.sin(2 * x))

    x, y = points("step")
    assert torch.equal(y, torch.where(x < 0, -1.0, 1.0))
