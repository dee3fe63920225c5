import pytest
import torch

from core.datasets import DATASETS, make_dataset, real_data, split


def generator(seed=0):
    return torch.Generator().manual_seed(seed)


DRAWN = [name for name, dataset in DATASETS.items() if dataset.draw]
MEASURED = [name for name, dataset in DATASETS.items() if dataset.read]


@pytest.mark.parametrize("seed", [0, 999])
@pytest.mark.parametrize("name", DATASETS)
def test_every_data_set_keeps_its_word(name, seed):
    dataset = DATASETS[name]

    data = make_dataset(name, generator=generator(seed))

    for X, y in ((data.X, data.y), (data.X_test, data.y_test)):
        assert X.shape == (len(y), dataset.num_inputs)
        assert y.shape == (len(X), 1)
        assert X.dtype == y.dtype == torch.float32
        assert X.isfinite().all()
        assert y.isfinite().all()
        if dataset.task == "classification":
            assert set(y.flatten().tolist()) == {0.0, 1.0}
    assert len(dataset.titles) == dataset.num_inputs
    low, high = dataset.bounds
    inside = (data.X.clamp(low, high) == data.X).float().mean()
    assert inside > 0.99
    low, high = dataset.y_bounds
    assert low <= data.y.min() <= data.y.max() <= high


@pytest.mark.parametrize("name", DATASETS)
def test_one_seed_gives_the_same_data_to_the_bit(name):
    first, again = (make_dataset(name, generator=generator(7)) for _ in range(2))
    other = make_dataset(name, generator=generator(8))

    assert torch.equal(first.X, again.X)
    assert torch.equal(first.y_test, again.y_test)
    assert not torch.equal(first.X, other.X)


@pytest.mark.parametrize("name", DRAWN)
def test_noise_and_share_do_not_change_what_is_drawn_next(name):
    draws = []
    for noise, share in ((0.0, 0.5), (0.7, 0.5), (0.0, 1.0)):
        source = generator(3)
        make_dataset(
            name, num_points=50, noise=noise, train_share=share, generator=source
        )
        draws.append(torch.rand(3, generator=source))

    assert torch.equal(draws[0], draws[1])
    assert torch.equal(draws[0], draws[2])


def test_motorcycle_impacts_are_the_133_of_silverman():
    time, acceleration = real_data.motorcycle_impact()

    assert len(time) == 133
    assert (time.min().item(), time.max().item()) == pytest.approx((2.4, 57.6))
    low, high = acceleration.min().item(), acceleration.max().item()
    assert (low, high) == pytest.approx((-134.0, 75.0))


@pytest.mark.parametrize("name", MEASURED)
def test_measured_data_read_back_in_their_units(name):
    x, y = DATASETS[name].read()

    data = make_dataset(name, num_points=len(x), train_share=1.0, generator=generator())

    back = data.x_scale.to_units(data.X[:, 0]).sort().values
    assert torch.allclose(back, x.sort().values, atol=1e-4)
    back = data.y_scale.to_units(data.y[:, 0]).sort().values
    assert torch.allclose(back, y.sort().values, atol=1e-4)
    assert data.X.std().item() == pytest.approx(1.0, abs=1e-4)


def test_fewer_points_of_measured_data_are_a_choice_of_rows():
    data = make_dataset("body_temperature", num_points=100, generator=generator())

    assert (len(data.X), len(data.X_test)) == (75, 25)
    units = data.x_scale.to_units(data.X).flatten().tolist()
    known = real_data.body_temperature()[0].tolist()
    assert {round(t, 1) for t in units} <= {round(t, 1) for t in known}


def test_split_deals_every_example_once():
    X = torch.arange(10.0)[:, None]

    data = split(X, X, 0.7, generator=generator())

    assert (len(data.X), len(data.X_test)) == (7, 3)
    assert sorted(torch.cat([data.X, data.X_test]).flatten().tolist()) == list(
        range(10)
    )
    assert torch.equal(data.X, data.y)
    assert len(split(X, X, 0.01, generator=generator()).X) == 1
    assert len(split(X, X, 1.0, generator=generator()).X_test) == 0
