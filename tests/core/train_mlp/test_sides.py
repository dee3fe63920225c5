import torch

from core.train_mlp.sides import grid_of, stretches_above


def test_a_worked_example():
    y = torch.tensor([0.0, 1.0, 2.0, 3.0])
    heights = torch.tensor([[1.0, -1.0, -1.0, 3.0], [-1.0] * 4, [2.0] * 4])

    assert stretches_above(y, heights) == [
        (0, 0.0, 0.5),
        (0, 2.25, 3.0),
        (2, 0.0, 3.0),
    ]
    assert stretches_above(y, heights, level=2.0) == [(0, 2.75, 3.0)]


def test_every_place_lies_on_the_side_of_its_height():
    generator = torch.Generator().manual_seed(0)
    x, y = torch.linspace(-2, 2, 9), torch.linspace(-1, 1, 41)
    heights = torch.randn(9, 41, generator=generator)

    above = stretches_above(y, heights)

    for column in range(9):
        for place, height in zip(y.tolist(), heights[column].tolist(), strict=True):
            inside = any(i == column and low <= place <= high for i, low, high in above)
            assert inside == (height > 0)
    assert grid_of(x, y).view(9, 41, 2)[3, 5].tolist() == [x[3].item(), y[5].item()]
