import pytest
import torch

from core.universal_approximation.plane_bump import (
    build_tower,
    plane_grid,
    tower_network,
)


def test_two_directions_make_a_cross_of_four_units():
    mlp = tower_network(2, 1000.0)
    X = torch.tensor([[0.0, 0], [2, 0], [0, -2], [2, 2]], dtype=torch.float64)

    assert mlp.W1.shape == (2, 4)
    # Both ridges at the centre, one on either arm, none in the corners
    assert mlp.outputs(X, torch.sigmoid)[:, 0].tolist() == pytest.approx([2, 1, 1, 0])


@pytest.mark.parametrize("num_directions", [2, 3, 12])
def test_the_sum_tells_inside_from_outside_and_the_threshold_keeps_the_tower(
    num_directions,
):
    tower = build_tower(num_directions, 40.0, with_threshold=True)
    distance = plane_grid(len(tower.surface)).norm(dim=1).reshape(tower.surface.shape)

    assert tower.inside == pytest.approx(num_directions, abs=1e-3)
    assert tower.outside <= num_directions - 1 + 1e-3
    assert tower.section.max() == pytest.approx(num_directions, abs=1e-3)
    assert tower.surface[distance <= 0.7].min() > 0.99
    assert tower.surface[distance >= 2.2].max() < 0.01


def test_the_grid_reads_like_a_picture_from_the_top_left():
    X = plane_grid(3)

    assert X[0].tolist() == [-3, 3]
    assert X[2].tolist() == [3, 3]
    assert X[8].tolist() == [3, -3]
