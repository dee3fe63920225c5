import pytest

from core.universal_approximation.random_nets import readable_mlp


@pytest.mark.parametrize("weights", ["dice", "random"])
def test_the_same_seed_draws_the_same_network_of_the_given_size(weights):
    mlp, again, other = (readable_mlp(weights, 2, 5, seed) for seed in (3, 3, 4))

    assert mlp.W1.shape == (2, 5)
    assert mlp.W2.shape == (5, 1)
    assert all((a == b).all() for a, b in zip(mlp, again, strict=True))
    assert not (mlp.W1 == other.W1).all()


def test_dice_are_whole_and_the_others_hundredths():
    rolled, drawn = (readable_mlp(weights, 1, 200, 0) for weights in ("dice", "random"))

    assert set(rolled.W1.flatten().tolist()) == set(range(-4, 5))
    assert (100 * drawn.W1).round().tolist() == (100 * drawn.W1).round(
        decimals=6
    ).tolist()
    assert drawn.W1.std() == pytest.approx(1, abs=0.15)
