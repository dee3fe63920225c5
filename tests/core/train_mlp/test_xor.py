import pytest
import torch

from core.mlp import MLP
from core.train_mlp.xor import (
    ANSWERS,
    CORNERS,
    TARGETS,
    first_wrong,
    unit_line,
)


def test_the_targets_are_xor():
    assert TARGETS.flatten().tolist() == [a != b for a, b in CORNERS.tolist()]


@pytest.mark.parametrize("formula", ANSWERS)
def test_every_answer_is_exact_with_two_units(formula):
    mlp = ANSWERS[formula]

    assert torch.equal(mlp.outputs(CORNERS, torch.relu), TARGETS)
    assert mlp.W1.shape == (2, 2)
    assert first_wrong(mlp) is None


def test_the_answers_differ_away_from_the_corners():
    X = torch.tensor([[2.0, 0.5], [0.5, 0.5], [-1.0, 0.25]])

    outputs = [mlp.outputs(X, torch.relu).flatten() for mlp in ANSWERS.values()]

    for i, one in enumerate(outputs):
        assert not any(torch.allclose(one, other) for other in outputs[i + 1 :])


@pytest.mark.parametrize(
    ("b1", "W2", "b2", "wrong"),
    [
        ((0.0, 0.0), (1.0, -2.0), 0.0, ((0.0, 1.0), -1.0)),
        ((0.0, 0.0), (0.0, 0.0), 0.0, ((0.0, 1.0), 0.0)),
        ((0.0, 0.0), (0.0, 0.0), 0.5, ((0.0, 0.0), 0.5)),  # nothing is decided
        ((0.0, -1.0), (0.75, -1.5), 0.0, None),  # right but not exact
    ],
)
def test_the_first_wrong_corner_is_named_with_its_output(b1, W2, b2, wrong):
    b1, W2 = torch.tensor(b1), torch.tensor(W2)[:, None]

    mlp = MLP(torch.ones(2, 2), b1, W2, torch.tensor([b2]))

    assert first_wrong(mlp) == wrong


@pytest.mark.parametrize("unit", [0, 1])
@pytest.mark.parametrize("answer", ANSWERS)
def test_a_unit_is_0_at_both_ends_of_its_line(answer, unit):
    mlp = ANSWERS[answer]

    x, y, x2, y2 = unit_line(mlp, unit)

    ends = torch.tensor([[x, y], [x2, y2]])
    torch.testing.assert_close(mlp.pre_activations(ends)[:, unit], torch.zeros(2))
    assert (ends[0] - ends[1]).norm().item() == pytest.approx(8)


def test_a_unit_without_weights_has_no_line():
    mlp = next(iter(ANSWERS.values()))

    with pytest.raises(ValueError, match="unit 1 has weights of 0"):
        unit_line(mlp._replace(W1=torch.tensor([[1.0, 0.0], [1.0, 0.0]])), 1)
