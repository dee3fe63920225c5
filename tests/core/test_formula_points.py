import pytest
import torch

from core.formula_points import formula_points


def generator():
    return torch.Generator().manual_seed(0)


def test_class_1_lies_above_the_formula():
    X, y = formula_points("x2 - sin(2 x1)", 200, 0.0, generator=generator())

    assert torch.equal(y[:, 0] == 1, X[:, 1] > torch.sin(2 * X[:, 0]))
    assert X.abs().max() <= 2.5
    assert y.shape == (200, 1)


def test_noise_moves_the_points_and_not_the_labels():
    X, y = formula_points("1 - x1**2 - x2**2", 100, 0.0, generator=generator())
    moved, same = formula_points("1 - x1**2 - x2**2", 100, 0.5, generator=generator())

    assert torch.equal(y, same)
    assert (moved - X).std().item() == pytest.approx(0.5, rel=0.2)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("x1 * x1 + 1", "all 50 points lie where .* is above 0"),
        ("-1", "all 50 points lie where -1 is not above 0"),
        ("log(x1)", r"log\(x1\) is not a number at \d+ of 50 points, such as x1 = -"),
        ("x1 +", "formula ends"),
        ("__import__('os')", "place"),
        ("x3", "'x3' at place 1"),
    ],
)
def test_formulas_that_part_nothing_are_refused(text, sentence):
    with pytest.raises(ValueError, match=sentence):
        formula_points(text, 50, 0.0, generator=generator())
