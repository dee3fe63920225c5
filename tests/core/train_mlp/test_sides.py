import torch

from core.train_mlp.sides import boundary_over, right_beside, stretches_above


def test_a_worked_example():
    y = torch.tensor([0.0, 1.0, 2.0, 3.0])
    heights = torch.tensor([[1.0, -1.0, -1.0, 3.0], [-1.0] * 4, [2.0] * 4])

    assert stretches_above(y, heights) == [
        (0, 0.0, 0.5),
        (0, 2.25, 3.0),
        (2, 0.0, 3.0),
    ]
    assert stretches_above(y, heights - 2) == [(0, 2.75, 3.0)]


def test_every_place_lies_on_the_side_of_its_height():
    generator = torch.Generator().manual_seed(0)
    y = torch.linspace(-1, 1, 41)
    heights = torch.randn(9, 41, generator=generator)

    above = stretches_above(y, heights)

    for column in range(9):
        for place, height in zip(y.tolist(), heights[column].tolist(), strict=True):
            inside = any(i == column and low <= place <= high for i, low, high in above)
            assert inside == (height > 0)


def test_the_boundary_is_where_a_column_crosses_once():
    y = torch.linspace(-4, 4, 321, dtype=torch.float64)
    x = torch.linspace(-3, 3, 7, dtype=torch.float64)
    heights = y - x.sin()[:, None]

    for sign in (1, -1):
        torch.testing.assert_close(
            boundary_over(y, sign * heights), x.sin(), atol=1e-9, rtol=0
        )
    assert boundary_over(y, heights.abs() + 0.1).isnan().all()
    assert boundary_over(y, (y**2 - 1)[None]).isnan().all()


def test_examples_are_counted_on_their_own_side_of_a_curve():
    X = torch.tensor([[0.0, 2.0], [1.0, 0.0], [2.0, 2.0], [3.0, -1.0]])
    y = torch.tensor([[0.0], [0.0], [1.0], [1.0]])
    curve = torch.tensor([1.0, 1.0, 3.0, 0.0])

    assert right_beside(curve, X, y) == 3
