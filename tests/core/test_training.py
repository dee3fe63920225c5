"""The engine against autograd and torch.optim, and what a run promises."""

from dataclasses import replace

import pytest
import torch
from torch import nn

from core.activations import ACTIVATIONS, find
from core.datasets import make_dataset
from core.mlp import MLP, random_mlp
from core.training import TrainingConfig, train
from core.training.config import MAX_EPOCHS, MAX_HIDDENS

FORMULAS = ("x * sigmoid(1.5 x)", "where(x > 0, x, 0.1 x)", "max(x, 0) + 0.1 sin(3x)")
SMALL = TrainingConfig(num_hiddens=5, lr=0.1, batch_size=8, num_epochs=3)


def examples(n=20, num_inputs=2, seed=3):
    generator = torch.Generator().manual_seed(seed)
    X = torch.randn(n, num_inputs, generator=generator)
    y = (X.square().sum(dim=1, keepdim=True) > num_inputs).float()
    return X, y


def train_with_autograd(X, y, config, seed):
    """The same draws, then plain autograd and torch.optim; parameters by epoch."""
    generator = torch.Generator().manual_seed(seed)
    start = random_mlp(
        X.shape[1],
        config.num_hiddens,
        scale=config.init_scale,
        generator=generator,
    )
    W1, b1, W2, b2 = (part.clone().requires_grad_() for part in start)
    groups = [{"params": [W1, W2], "weight_decay": config.l2}, {"params": [b1, b2]}]
    if config.optimizer == "adam":
        optimizer = torch.optim.Adam(groups, lr=config.lr)
    else:
        optimizer = torch.optim.SGD(groups, lr=config.lr, momentum=config.momentum)
    loss_fn = {
        "cross_entropy": nn.BCEWithLogitsLoss(),
        "squared_error": nn.MSELoss(),
    }[config.loss]
    fn = find(config.activation).fn
    epochs = [MLP(*(part.detach().clone() for part in (W1, b1, W2, b2)))]
    for _ in range(config.num_epochs):
        order = torch.arange(len(X))
        if config.batch_size < len(X):
            order = torch.randperm(len(X), generator=generator)
        for rows in order.split(config.batch_size):
            optimizer.zero_grad()
            loss = loss_fn(fn(X[rows] @ W1 + b1) @ W2 + b2, y[rows])
            penalty = config.l1 * (W1.abs().sum() + W2.abs().sum())
            (loss + penalty).backward()
            optimizer.step()
        epochs.append(MLP(*(part.detach().clone() for part in (W1, b1, W2, b2))))
    return epochs


def largest_difference(history, epochs, run=0):
    return max(
        (ours - theirs).abs().max().item()
        for epoch, mlp in enumerate(epochs)
        for ours, theirs in zip(history.mlp(epoch, run), mlp, strict=True)
    )


@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
@pytest.mark.parametrize("loss", ["cross_entropy", "squared_error"])
@pytest.mark.parametrize("activation", [*ACTIVATIONS, *FORMULAS])
def test_every_activation_agrees_with_autograd_and_torch_optim(
    activation, loss, optimizer
):
    X, y = examples()
    config = replace(SMALL, activation=activation, loss=loss, optimizer=optimizer)

    history = train(X, y, config, (1,))

    assert largest_difference(history, train_with_autograd(X, y, config, 1)) < 1e-6


@pytest.mark.parametrize(
    "change",
    [
        {"momentum": 0.9},
        {"l2": 0.3},
        {"l1": 0.05},
        {"l1": 0.05, "l2": 0.3, "momentum": 0.5},
        {"l2": 0.3, "optimizer": "adam", "lr": 0.01},
        {"batch_size": 1},
        {"batch_size": 20},
        {"batch_size": 10_000},
        {"init_scale": 3.0},
        {"init_scale": 0.0, "activation": "sigmoid"},
        {"num_hiddens": 1},
        {"num_hiddens": 400},
    ],
)
def test_every_setting_agrees_with_autograd_and_torch_optim(change):
    X, y = examples()
    config = replace(SMALL, **{"activation": "tanh", **change})

    history = train(X, y, config, (2,))

    assert largest_difference(history, train_with_autograd(X, y, config, 2)) < 1e-6


def test_one_step_of_a_worked_example():
    start = MLP(
        W1=torch.tensor([[1.0, -1.0]]),
        b1=torch.tensor([0.0, 0.5]),
        W2=torch.tensor([[2.0], [3.0]]),
        b2=torch.tensor([1.0]),
    )
    config = TrainingConfig(
        num_hiddens=2, loss="squared_error", lr=0.01, batch_size=1, num_epochs=1
    )

    history = train(torch.tensor([[2.0]]), torch.tensor([[4.0]]), config, start=start)

    # z = (2, -1.5), h = (2, 0), o = 2 * 2 + 1 = 5, loss (5 - 4)² = 1, slope 2.
    assert history.loss[0].item() == 1.0
    W1, b1, W2, b2 = history.mlp(1)
    assert b2.tolist() == pytest.approx([1 - 0.01 * 2])
    assert W2.flatten().tolist() == pytest.approx([2 - 0.01 * 2 * 2, 3])
    assert b1.tolist() == pytest.approx([0 - 0.01 * 2 * 2, 0.5])
    assert W1.flatten().tolist() == pytest.approx([1 - 0.01 * 2 * 2 * 2, -1])


@pytest.mark.parametrize("num_inputs", [1, 2, 7])
def test_runs_at_once_agree_with_runs_alone(num_inputs):
    X, y = examples(n=50, num_inputs=num_inputs)
    config = replace(SMALL, activation="tanh", num_hiddens=32, num_epochs=5)

    together = train(X, y, config, (0, 1, 2, 3))

    for run in range(4):
        alone = train(X, y, config, (run,))
        assert torch.allclose(together.loss[:, run], alone.loss[:, 0], atol=1e-6)
        for one, other in zip(together.mlp(-1, run), alone.mlp(-1), strict=True):
            assert torch.allclose(one, other, atol=1e-6)


def test_runs_may_have_examples_of_their_own():
    tasks = [examples(n=30, seed=seed) for seed in (0, 1, 2)]
    X, y = (torch.stack(parts) for parts in zip(*tasks, strict=True))

    together = train(X, y, SMALL, (4, 5, 6))

    for run, (own_X, own_y) in enumerate(tasks):
        alone = train(own_X, own_y, SMALL, (4 + run,))
        assert torch.allclose(together.loss[:, run], alone.loss[:, 0], atol=1e-6)
        assert torch.equal(together.accuracy[:, run], alone.accuracy[:, 0])


@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
def test_runs_may_have_learning_rates_of_their_own(optimizer):
    X, y = examples()
    config = replace(SMALL, optimizer=optimizer)

    together = train(X, y, config, (1, 1, 1), lrs=(0.3, 0.03, 0.003))

    for run, lr in enumerate((0.3, 0.03, 0.003)):
        epochs = train_with_autograd(X, y, replace(config, lr=lr), 1)
        assert largest_difference(together, epochs, run) < 1e-6


def test_the_same_call_gives_the_same_bits():
    X, y = examples(n=100)
    config = replace(SMALL, num_hiddens=32, activation="tanh", optimizer="adam")

    first, again = (train(X, y, config, (7, 8)) for _ in range(2))

    assert torch.equal(first.first, again.first)
    assert torch.equal(first.second, again.second)
    assert torch.equal(first.loss, again.loss)


def test_one_generator_goes_on_from_the_data():
    generator = torch.Generator().manual_seed(5)
    data = make_dataset("moons", num_points=40, generator=generator)
    copy = generator.clone_state()

    history = train(data.X, data.y, SMALL, (generator,))

    start = random_mlp(2, SMALL.num_hiddens, generator=copy)
    assert torch.equal(history.mlp(0).W1, start.W1)
    assert torch.equal(history.mlp(0).W2, start.W2)


def test_a_start_is_kept_and_the_order_of_the_examples_stays():
    X, y = examples()
    drawn = train(X, y, SMALL, (9,))

    handed_over = train(X, y, SMALL, (9,), start=drawn.mlp(0))

    assert torch.equal(handed_over.loss, drawn.loss)


def test_loss_and_accuracy_are_those_of_the_recorded_parameters():
    X, y = examples()

    history = train(X, y, replace(SMALL, activation="gelu"), (0, 1))

    assert history.loss.shape == history.accuracy.shape == (4, 2)
    for epoch in range(4):
        for run in range(2):
            O = history.mlp(epoch, run).outputs(X, torch.nn.functional.gelu)
            loss = nn.functional.binary_cross_entropy_with_logits(O, y)
            accuracy = ((O > 0) == (y == 1)).float().mean()
            assert history.loss[epoch, run].item() == pytest.approx(loss.item())
            assert history.accuracy[epoch, run] == accuracy


def test_real_targets_have_a_loss_and_no_accuracy():
    X = torch.linspace(-2, 2, 30).unsqueeze(1)

    history = train(X, X.sin(), replace(SMALL, loss="squared_error", num_epochs=50))

    assert history.accuracy is None
    assert history.loss[-1] < history.loss[0]


def test_zero_start_keeps_all_units_the_same():
    X, y = examples()
    config = replace(SMALL, init_scale=0.0, activation="sigmoid", num_epochs=30)

    W1 = train(X, y, config).mlp(-1).W1

    assert torch.equal(W1, W1[:, :1].expand_as(W1))
    assert W1.abs().max() > 0


def test_training_stops_in_the_epoch_that_meets_the_target():
    data = make_dataset(
        "moons", num_points=100, generator=torch.Generator().manual_seed(0)
    )
    config = replace(SMALL, num_epochs=300)
    full = train(data.X, data.y, config)

    stopped = train(data.X, data.y, replace(config, target_loss=0.2))

    assert stopped.stopped == "target"
    assert stopped.loss[-1] <= 0.2 < stopped.loss[-2]
    assert torch.equal(stopped.first, full.first[: len(stopped.loss)])
    assert torch.allclose(stopped.loss, full.loss[: len(stopped.loss)])


def test_training_with_two_targets_meets_both_in_every_run():
    data = make_dataset(
        "circles", num_points=100, generator=torch.Generator().manual_seed(0)
    )
    config = replace(
        SMALL, num_epochs=2000, target_loss=0.25, target_accuracy=0.95, optimizer="adam"
    )

    history = train(data.X, data.y, config, (0, 1, 2))

    assert history.stopped == "target"
    assert history.loss[-1].max() <= 0.25
    assert history.accuracy[-1].min() >= 0.95
    before = history.loss[-2].max() > 0.25 or history.accuracy[-2].min() < 0.95
    assert before


def test_a_reader_can_cancel_and_keeps_what_was_trained():
    X, y = examples()
    shares = []

    def cancel(share):
        shares.append(share)
        return len(shares) < 2

    history = train(X, y, replace(SMALL, num_epochs=2000), on_epoch=cancel)

    assert history.stopped == "cancelled"
    assert history.num_epochs == round(shares[-1] * 2000)
    assert len(shares) == 2
    assert history.loss.isfinite().all()


def test_what_the_callback_raises_ends_training():
    X, y = examples()

    def leave(share):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        train(X, y, SMALL, on_epoch=leave)
    assert train(X, y, SMALL).stopped == "epochs"


def test_a_lost_run_keeps_its_shape():
    X, y = examples()
    config = replace(SMALL, loss="squared_error", lr=1e5, num_epochs=200)

    history = train(X, y, config)

    assert history.loss.shape == (201, 1)
    assert history.loss[0].isfinite()
    assert not history.loss[-1].isfinite()
    assert history.accuracy[-1].isnan()


def test_no_epochs_record_the_start():
    X, y = examples()

    history = train(X, y, replace(SMALL, num_epochs=0), (0, 1))

    assert history.loss.shape == (1, 2)
    assert history.num_epochs == 0


@pytest.mark.parametrize(
    ("X", "y", "sentence"),
    [
        (torch.zeros(3, 2), torch.zeros(3), r"y of shape \(3,\)"),
        (torch.zeros(3, 2), torch.zeros(4, 1), r"y of shape \(4, 1\)"),
        (torch.zeros(3), torch.zeros(3, 1), r"X of shape \(3,\)"),
        (torch.zeros(0, 2), torch.zeros(0, 1), "at least one example"),
        (torch.zeros(3, 0), torch.zeros(3, 1), "at least one example and one input"),
        (torch.full((3, 2), torch.nan), torch.zeros(3, 1), "not a finite number"),
        (torch.zeros(3, 2), torch.full((3, 1), torch.inf), "not a finite number"),
        (torch.zeros(3, 2), torch.full((3, 1), 2.0), "these go from 2 to 2"),
        (torch.zeros(2, 3, 2), torch.zeros(2, 3, 1), "for 2 runs, but 1 seeds"),
    ],
)
def test_examples_that_do_not_fit_are_refused(X, y, sentence):
    with pytest.raises(ValueError, match=sentence):
        train(X, y, SMALL)


def test_an_accuracy_of_real_targets_is_refused():
    X = torch.linspace(-1, 1, 5)[:, None]
    config = replace(SMALL, loss="squared_error", target_accuracy=0.9)

    with pytest.raises(ValueError, match=r"target accuracy of 0\.9 needs targets"):
        train(X, X, config)


def test_runs_that_do_not_fit_are_refused():
    X, y = examples()

    with pytest.raises(ValueError, match="0 seeds are not between 1 and 256"):
        train(X, y, SMALL, ())
    with pytest.raises(ValueError, match="2 learning rates for 3 seeds"):
        train(X, y, SMALL, (0, 1, 2), lrs=(0.1, 0.2))
    with pytest.raises(ValueError, match="learning rate -1 is not above 0"):
        train(X, y, SMALL, (0,), lrs=(-1.0,))
    start = random_mlp(2, 4, generator=torch.Generator().manual_seed(0))
    with pytest.raises(ValueError, match=r"the start has shapes \[\(2, 4\)"):
        train(X, y, SMALL, start=start)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"num_hiddens": 0}, f"hidden units 0 is not between 1 and {MAX_HIDDENS}"),
        ({"num_hiddens": 5000}, "hidden units 5000 is not between"),
        ({"loss": "hinge"}, "loss 'hinge': choose one of cross_entropy"),
        ({"optimizer": "lbfgs"}, "optimizer 'lbfgs': choose one of sgd, adam"),
        ({"lr": 0.0}, "learning rate 0 is not above 0"),
        ({"lr": float("nan")}, "learning rate nan is not above 0"),
        ({"lr": float("inf")}, "learning rate inf is not above 0"),
        ({"batch_size": 0}, "batch size 0 is not between"),
        ({"num_epochs": -1}, f"epochs -1 is not between 0 and {MAX_EPOCHS}"),
        ({"num_epochs": 10_001}, "epochs 10001 is not between"),
        ({"momentum": 1.0}, r"momentum 1 is not in \[0, 1\)"),
        ({"momentum": 0.9, "optimizer": "adam"}, "momentum 0.9 is for SGD"),
        ({"l1": -1.0}, "L1 penalty -1 is not between"),
        ({"l2": float("nan")}, "L2 penalty nan is not between"),
        ({"init_scale": -1.0}, "scale of the start -1 is not between"),
    ],
)
def test_settings_out_of_range_are_refused(change, sentence):
    with pytest.raises(ValueError, match=sentence):
        TrainingConfig(**change)


def test_an_unknown_activation_is_refused():
    X, y = examples()

    with pytest.raises(ValueError, match="rellu"):
        train(X, y, replace(SMALL, activation="rellu"))


def test_spirals_are_learned_by_a_setting_a_reader_can_choose():
    data = make_dataset("spirals", generator=torch.Generator().manual_seed(0))
    config = TrainingConfig(
        num_hiddens=32,
        optimizer="adam",
        lr=0.02,
        batch_size=32,
        num_epochs=200,
        target_accuracy=0.99,
    )

    history = train(data.X, data.y, config, range(8))

    assert history.accuracy[-1].min() >= 0.99
