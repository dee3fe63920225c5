import torch

from core.affine import Affine
from core.datasets import DATASETS
from core.datasets.choice import DataChoice, grid_inputs
from core.mlp import MLP
from core.train_mlp.experiment import right_by_best_line, run_experiment
from core.training.config import TrainingConfig

SHORT = TrainingConfig(num_epochs=5)


def test_with_the_identity_both_networks_are_the_same_run():
    config = TrainingConfig(activation="identity", num_epochs=5)

    run = run_experiment(DataChoice(), config, 3)

    assert torch.equal(run.history.first, run.linear.first)
    assert torch.equal(run.history.second, run.linear.second)


def test_the_collapsed_layer_says_what_the_network_without_activation_says():
    run = run_experiment(DataChoice(), SHORT, 0)
    W, b = run.collapsed()

    for epoch in range(run.linear.num_epochs + 1):
        expected = run.linear.mlp(epoch).outputs(run.data.X, lambda Z: Z)
        collapsed = Affine(W[epoch], b[epoch])(run.data.X)
        torch.testing.assert_close(collapsed, expected, rtol=0, atol=1e-5)


def test_handmade_squares_let_an_affine_model_part_the_circles():
    squares = DataChoice("circles", features=("x1_squared", "x2_squared"))

    plain = run_experiment(DataChoice("circles"), TrainingConfig(lr=0.2), 0)
    made = run_experiment(squares, TrainingConfig(lr=0.2), 0)

    assert plain.linear.accuracy[-1] < 0.7
    assert made.linear.accuracy[-1] > 0.95


def test_a_start_is_taken_as_it_is():
    start = MLP(torch.ones(2, 1), torch.zeros(1), torch.ones(1, 1), torch.zeros(1))
    config = TrainingConfig(num_hiddens=1, num_epochs=0)

    run = run_experiment(DataChoice(), config, 0, start=start)

    assert run.history.mlp(0).W1.tolist() == [[1.0], [1.0]]


def test_without_test_examples_their_loss_is_not_a_number():
    run = run_experiment(DataChoice(train_share=1.0), SHORT, 0)

    assert len(run.data.X_test) == 0
    assert run.test.loss.isnan().all()


def test_own_points_are_dealt_and_trained_on():
    points = tuple((float(k), 0.0, float(k % 2)) for k in range(8))
    own = DataChoice("own", points=points, train_share=0.5)

    run = run_experiment(own, SHORT, 0, dataset=DATASETS["moons"])

    dealt = torch.cat([run.data.X[:, 0], run.data.X_test[:, 0]])
    assert sorted(dealt.tolist()) == [0, 1, 2, 3, 4, 5, 6, 7]
    assert len(run.data.X) == 4


def test_the_grid_takes_the_middle_of_every_cell_row_by_row_from_below():
    places, inputs = grid_inputs(DATASETS["moons"], ("x1", "x2"), 3)

    assert places.tolist() == [
        [-2, -2], [0, -2], [2, -2], [-2, 0], [0, 0], [2, 0], [-2, 2], [0, 2], [2, 2],
    ]  # fmt: skip
    assert torch.equal(inputs, places)
    _, products = grid_inputs(DATASETS["moons"], ("x1_x2",), 3)
    assert products.flatten().tolist() == [4, 0, -4, 0, 0, 0, -4, 0, 4]


def test_the_best_line_has_all_but_one_of_a_noisy_or_right_and_is_none_if_it_parts():
    X = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]).repeat(2, 1)
    y = torch.tensor([[0.0], [1.0], [1.0], [1.0], [0.0], [1.0], [1.0], [0.0]])

    # Each corner counts twice, the last once for either class.
    assert right_by_best_line(X, y) == 7
    assert right_by_best_line(X[:4], y[:4]) is None
