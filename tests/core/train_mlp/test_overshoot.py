from core.train_mlp.divergence import find_divergence
from core.train_mlp.overshoot import BASE, CHANGES, largest_rate, run_with


def test_only_the_learning_rate_makes_it_diverge():
    diverged = {
        name for name, changes in CHANGES.items() if find_divergence(run_with(changes))
    }

    assert diverged == {"rate"}
    assert find_divergence(run_with()) is None


def test_the_loss_falls_from_a_random_start_and_hardly_from_zero():
    base, alike = run_with().loss[:, 0], run_with(CHANGES["start"]).loss[:, 0]

    assert base[-1] < base[0] / 2
    assert alike[-1] > 0.9 * alike[0]


def test_the_largest_rate_is_stable_and_the_next_is_not():
    rate = largest_rate()

    assert BASE.lr < rate < CHANGES["rate"]["lr"]
    assert find_divergence(run_with({"lr": rate})) is None
    assert find_divergence(run_with({"lr": 2.5 * rate})) is not None
