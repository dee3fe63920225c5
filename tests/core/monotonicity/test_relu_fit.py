import pytest
import torch

from core.monotonicity import one_feature
from core.monotonicity.grouped_counts import tally
from core.monotonicity.relu_fit import fit_all_ramps, fit_ramps
from core.monotonicity.temperature import all_patients, linear_models, split_patients


def test_two_units_find_a_bend_that_was_put_into_the_data():
    # Rates that are exactly σ(|x - 4| - 2) at 0, 1, ..., 8.
    x = torch.arange(9.0).double()
    data = tally(x, torch.zeros(9))._replace(
        trials=torch.full((9,), 1000.0).double(),
        events=1000 * ((x - 4).abs() - 2).sigmoid(),
    )

    mlp = fit_ramps(data, 2).mlp()

    fitted = mlp.outputs(x[:, None], torch.relu)[:, 0]
    assert torch.allclose(fitted, (x - 4).abs() - 2, atol=0.02)


@pytest.mark.parametrize("num_hiddens", [1, 8])
def test_the_best_network_is_below_the_linear_model(num_hiddens: int):
    data = all_patients()
    level = one_feature.mean_loss(linear_models(None)[1], data)

    fits = fit_ramps(data, num_hiddens)

    assert fits.losses[0] < level - 0.002
    assert (fits.losses.diff() >= 0).all()
    assert one_feature.mean_loss(
        one_feature.hidden_model(fits.mlp()), data
    ) == pytest.approx(fits.losses[0].item(), abs=1e-9)


def test_two_units_reach_what_twelve_runs_of_lbfgs_reached():
    # 0.57858 from 12 starts when the data were made; more starts find a little less.
    assert 0.5780 < fit_ramps(all_patients(), 2).losses[0].item() <= 0.57858


def test_fitted_at_once_are_the_same_networks_as_fitted_alone():
    tallies = [split_patients(seed)[0] for seed in range(3)]
    assert len({len(data.value) for data in tallies}) > 1

    together = fit_all_ramps(tallies, 8, seeds=range(3), num_starts=4)

    for seed, (data, fits) in enumerate(zip(tallies, together, strict=True)):
        (alone,) = fit_all_ramps([data], 8, seeds=[seed], num_starts=4)
        assert torch.allclose(fits.losses, alone.losses, rtol=0, atol=1e-9)
        assert torch.allclose(
            fits.mlp().outputs(data.value[:, None], torch.relu),
            alone.mlp().outputs(data.value[:, None], torch.relu),
            atol=1e-5,
        )
