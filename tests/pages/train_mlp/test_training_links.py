import pytest

from core.datasets import DATASETS
from screens.train_mlp.link import LINK
from tests.pages.test_sweep import widgets_of
from tests.pages.train_mlp.run_reading import last_training_loss, players

DATA = LINK["dataset"].values


def turn(page, key, value):
    """Move one control of an open page."""
    next(w for w in widgets_of(page) if w.key == key).set_value(value).run()
    assert not page.exception, (key, value)


@pytest.mark.parametrize(
    "setting",
    [
        {"dataset": "motorcycle"},
        {"num_hiddens": "1", "train_share": "1.0"},
        {"lr": "50", "loss": "squared_error"},
        {"activation": "formula", "sigma": "1 / x"},
    ],
    ids=lambda setting: "-".join(setting),
)
def test_every_experiment_bears_what_the_sweep_does_not_combine(open_page, setting):
    page = open_page("train_mlp", num_epochs="10", **setting)

    for experiment in LINK["experiment"].values:
        turn(page, "experiment", experiment)
        assert not page.error
        assert players(page)


def test_every_data_set_is_drawn(open_page):
    page = open_page("train_mlp", num_epochs="10")

    assert set(DATASETS) < set(DATA)
    for dataset in DATA:
        turn(page, "dataset", dataset)
        assert not page.error
        assert len(players(page)) == 2


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


def test_garbage_in_the_link_is_the_default(open_page):
    keys = ("dataset", "activation", "num_hiddens", "lr", "seed", "epoch", "noise")

    page = open_page("train_mlp", **dict.fromkeys(keys, "1e9"))

    assert not page.exception
    assert not page.error
    assert players(page)[0].bytes == players(open_page("train_mlp"))[0].bytes


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
