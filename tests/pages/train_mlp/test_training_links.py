import pytest

from core.activations import ACTIVATIONS
from core.datasets import DATASETS
from tests.pages.train_mlp.run_reading import last_training_loss, players

EXPERIMENTS = (
    "inside", "arithmetic", "by hand", "A and B", "32 seeds", "race", "widths",
    "take away",
)  # fmt: skip


@pytest.mark.parametrize("experiment", EXPERIMENTS)
@pytest.mark.parametrize("dataset", ["circles", "motorcycle"])
def test_every_experiment_opens_by_link(open_page, experiment, dataset):
    page = open_page("train_mlp", experiment=experiment, dataset=dataset)

    assert not page.exception
    assert not page.error
    assert players(page)


@pytest.mark.parametrize("experiment", EXPERIMENTS)
@pytest.mark.parametrize(
    "setting",
    [
        {"num_hiddens": "1", "num_epochs": "10", "train_share": "1.0"},
        {"lr": "50", "loss": "squared_error", "num_epochs": "10"},
        {"activation": "formula", "sigma": "1 / x", "num_epochs": "10"},
    ],
    ids=lambda setting: "-".join(setting),
)
def test_every_experiment_bears_extreme_settings(open_page, experiment, setting):
    page = open_page("train_mlp", experiment=experiment, **setting)

    assert not page.exception


@pytest.mark.parametrize("dataset", [*DATASETS, "own", "formula"])
def test_every_data_set_is_drawn(open_page, dataset):
    page = open_page("train_mlp", dataset=dataset)

    assert not page.exception
    assert not page.error
    assert len(players(page)) == 2


@pytest.mark.parametrize("activation", [*ACTIVATIONS, "formula"])
def test_every_activation_is_drawn(open_page, activation):
    page = open_page("train_mlp", activation=activation, num_epochs="10")

    assert not page.exception
    assert not page.error


@pytest.mark.parametrize(
    ("setting", "sentence"),
    [
        ({"activation": "formula", "sigma": "x +"}, "cannot be trained"),
        ({"dataset": "formula", "rule": "1"}, "both classes are needed"),
        ({"dataset": "formula", "rule": "x3"}, "cannot be trained"),
    ],
)
def test_what_cannot_be_trained_is_said_in_one_sentence(open_page, setting, sentence):
    page = open_page("train_mlp", **setting)

    assert not page.exception
    assert [sentence in error.value for error in page.error] == [True]


@pytest.mark.parametrize(
    "garbage", ["", "-1", "1e9", "nan", "<script>", "999999999999", "∞", "0x10"]
)
def test_garbage_in_the_link_is_the_default(open_page, garbage):
    keys = ("dataset", "activation", "num_hiddens", "lr", "seed", "epoch", "noise")

    page = open_page("train_mlp", **dict.fromkeys(keys, garbage))

    assert not page.exception
    assert not page.error


def test_the_same_link_shows_the_same_bytes(open_page):
    first = players(open_page("train_mlp", seed="5"))[0]
    again = players(open_page("train_mlp", seed="5"))[0]

    assert first.bytes == again.bytes


@pytest.mark.parametrize("dataset", ["sine", "motorcycle"])
def test_a_link_means_the_same_run_in_a_session_that_came_from_other_data(
    open_page, dataset
):
    alone = open_page("train_mlp", dataset=dataset)
    page = open_page("train_mlp", seed="0")

    page.selectbox(key="dataset").set_value(dataset).run()

    assert page.session_state["lr"] == alone.session_state["lr"]
    assert last_training_loss(page) == last_training_loss(alone)


def test_a_learning_rate_the_reader_chose_stays_with_other_data(open_page):
    page = open_page("train_mlp", lr="0.5")

    page.selectbox(key="dataset").set_value("step").run()

    assert page.session_state["lr"] == 0.5
    assert page.session_state["optimizer"] == "adam"
