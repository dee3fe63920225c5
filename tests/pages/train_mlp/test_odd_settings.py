"""Settings that do not go together, or that no network can be trained with."""

import re

import pytest

from tests.pages.train_mlp.run_reading import players, text_of


@pytest.mark.parametrize(
    "link",
    [
        {"momentum": "0.5", "experiment": "A and B", "change": "optimiser"},
        {"dataset": "sine", "target": "0.95"},
        {"dataset": "sine", "train_share": "1.0", "experiment": "take away"},
        {"dataset": "step", "optimizer": "sgd", "lr": "0.2"},
    ],
)
def test_settings_that_do_not_go_together_still_train(open_page, link):
    page = open_page("train_mlp", **link)

    assert not page.exception
    assert not page.error
    assert players(page)


@pytest.mark.parametrize("sigma", ["sqrt(-1-x^2)", "0/0", "log(-1)"])
def test_an_activation_that_is_nowhere_a_number_is_refused_in_a_sentence(
    open_page, sigma
):
    page = open_page("train_mlp", activation="formula", sigma=sigma)

    assert not page.exception
    assert "nowhere a finite number" in page.error[0].value


def test_a_straight_line_that_diverged_is_judged_by_its_last_good_loss(open_page):
    page = open_page("train_mlp", dataset="step", optimizer="sgd", lr="0.2")
    page.radio(key="predict_width").set_value("1 unit").run()

    page.button(key="locked_width_button").click().run()

    losses = re.findall(r"a loss of ([\d.e+-]+) with", text_of(page))
    assert losses
    assert all(float(loss) < 10 for loss in losses)
    assert not page.exception
