import json
import math
import re
import struct

import pytest
import torch

from core.activations import ACTIVATIONS
from core.datasets import DATASETS
from core.datasets.table_link import pack_table, plain_table
from sections.train_mlp.ranking import in_words, ranking

EXPERIMENTS = (
    "inside", "arithmetic", "by hand", "A and B", "32 seeds", "race", "widths",
    "take away",
)  # fmt: skip


def players(page):
    return [element.proto for element in page.get("bidi_component")]


def last_training_loss(page):
    """Read the loss from what the player is sent."""
    blob = players(page)[0].bytes
    (size,) = struct.unpack("<I", blob[8:12])
    header = json.loads(blob[12 : 12 + size])
    offset, length = header["runs"][0]["curves"][0]["values"]
    arrays = blob[12 + size :]
    return struct.unpack_from("<f", arrays, 4 * (offset + length - 1))[0]


def text_of(page):
    return "\n".join(element.value for element in page.markdown)


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


def test_the_default_link_shows_the_point(open_page):
    page = open_page("train_mlp")

    numbers = re.search(r"have (\d+) of (\d+) .* has (\d+)", text_of(page))

    right, n, straight = map(int, numbers.groups())
    assert right / n > 0.99
    assert straight / n < 0.7


def test_spirals_reach_99_percent_as_the_controls_stand(open_page):
    page = open_page("train_mlp", dataset="spirals")

    right, n = map(int, re.search(r"have (\d+) of (\d+)", text_of(page)).groups())

    assert right / n >= 0.99


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


def test_an_exploding_run_names_its_cause_and_can_be_mended(open_page):
    page = open_page("train_mlp", lr="50", loss="squared_error")
    warning = page.warning[0].value

    page.button(key="mend_lr").click().run()

    assert "learning rate 50" in warning
    assert not page.warning
    assert not page.exception


def test_the_question_is_answered_by_training_few_units(open_page):
    page = open_page("train_mlp")
    page.radio(key="predict_width").set_value("2 units").run()

    page.button(key="locked_width_button").click().run()

    assert "100.0% with 3 units" in text_of(page)
    assert "It is: 3 units" in page.info[0].value


def test_the_puzzle_is_solved_by_each_of_its_answers(open_page):
    page = open_page("train_mlp", experiment="by hand", w22="1", v2="-2", hb2="-1",
                     w21="1", w12="1")  # fmt: skip

    assert "4 of 4" in text_of(page)
    answers = [b.key for b in page.button if str(b.key).startswith("answer_")]
    for key in answers:
        page.button(key=key).click().run()
        assert "**100 of 100** points" in text_of(page)
    assert len(answers) == 3


def test_what_the_hand_found_starts_a_training(open_page):
    page = open_page("train_mlp", experiment="by hand", puzzle_train="true")

    assert "epochs of training reach" in text_of(page)
    assert not page.exception


def test_the_epoch_of_the_link_is_the_epoch_of_the_numbers(open_page):
    page = open_page("train_mlp", experiment="arithmetic", epoch="7")

    assert "After epoch **7**" in text_of(page)


def test_the_same_link_shows_the_same_bytes(open_page):
    first = players(open_page("train_mlp", seed="5"))[0]
    again = players(open_page("train_mlp", seed="5"))[0]

    assert first.bytes == again.bytes


@pytest.mark.parametrize(
    "setting",
    [
        {},
        {"dataset": "spirals", "optimizer": "adam", "lr": "0.02", "activation": "tanh"},
        {
            "dataset": "sine",
            "momentum": "0.5",
            "lr": "0.05",
            "l2": "0.001",
            "num_hiddens": "3",
        },
        {"dataset": "formula", "batch_size": "full", "seed": "3"},
        {"features": ["x1", "x1_x2"], "init_scale": "0.5", "l1": "0.0001"},
    ],
    ids=lambda setting: setting.get("dataset", "circles"),
)
def test_the_script_on_the_page_reproduces_its_loss(open_page, setting):
    page = open_page("train_mlp", num_epochs="20", experiment="take away", **setting)
    script = next(code.value for code in page.code if "torch.optim" in code.value)
    history = page.get("download_button")

    scope = {}
    exec(script, scope)

    shown = last_training_loss(page)
    assert math.isclose(scope["losses"][-1], shown, rel_tol=1e-5, abs_tol=1e-5)
    assert len(history) == 4


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


@pytest.mark.parametrize(
    ("setting", "sentence"),
    [
        ({}, "Training found them"),
        ({"dataset": "own"}, "Training found them"),
        ({"dataset": "formula"}, "Training found them"),
        ({"dataset": "separable"}, "σ gains next to nothing"),
        ({"activation": "identity"}, "two affine layers make one"),
        ({"lr": "50", "loss": "squared_error"}, "a run diverged"),
        ({"init_scale": "0.0"}, "breaks that symmetry"),
        ({"num_hiddens": "1"}, "1 relu unit has"),
    ],
    ids=lambda setting: "-".join(setting) if isinstance(setting, dict) else "",
)
def test_the_text_follows_from_what_was_computed(open_page, setting, sentence):
    page = open_page("train_mlp", **setting)

    assert sentence in text_of(page)


def test_a_line_that_diverged_is_said_to_have_diverged(open_page):
    page = open_page("train_mlp", dataset="step", optimizer="sgd", lr="0.2")

    assert "diverged in epoch" in text_of(page)
    assert "nan" not in text_of(page)


def test_the_table_of_widths_waits_for_the_prediction(open_page):
    page = open_page("train_mlp", experiment="widths")
    before = [info.value for info in page.info]
    page.radio(key="predict_width").set_value("2 units").run()
    page.button(key="locked_width_button").click().run()

    assert "Lock your prediction" in before[0]
    assert "judged by its median" in text_of(page)


LONG = {"num_epochs": "500", "batch_size": "5", "seed": "7001"}


@pytest.fixture
def server_is_slow(monkeypatch):
    """Let a link compute for so long only."""

    def server_is_slow(seconds: float):
        monkeypatch.setattr("sections.train_mlp.experiment.MAX_SECONDS", seconds)

    return server_is_slow


def test_a_run_that_computes_too_long_is_stopped_with_its_numbers(
    open_page, server_is_slow
):
    server_is_slow(0.05)

    page = open_page("train_mlp", **LONG)

    assert not page.exception
    assert re.search(
        r"Training was stopped after 0.05 s at epoch \d+ of 500 with σ: choose fewer",
        page.info[0].value,
    )
    assert not players(page)


def test_a_short_run_that_takes_long_after_all_is_stopped_too(
    open_page, server_is_slow
):
    server_is_slow(0.001)

    page = open_page("train_mlp", num_epochs="200", seed="7002")

    assert not page.exception
    assert "cannot be trained: stopped after 0.001 s at epoch" in page.error[0].value


@pytest.mark.parametrize(
    ("experiment", "sentence"),
    [
        ("32 seeds", r"at epoch \d+ of 150: choose"),
        ("race", r"at epoch \d+ of 150 of setting \d of 6: choose"),
    ],
)
def test_many_runs_that_compute_too_long_are_stopped_with_their_numbers(
    open_page, server_is_slow, experiment, sentence
):
    link = {"num_epochs": "150", "seed": "7003", "num_points": "200"}
    open_page("train_mlp", **link)
    server_is_slow(0.05)

    page = open_page("train_mlp", experiment=experiment, **link)

    assert not page.exception
    assert any(re.search(sentence, info.value) for info in page.info)


def test_a_stopped_answer_leaves_the_page_standing(open_page, server_is_slow):
    page = open_page("train_mlp", seed="7004")
    page.radio(key="predict_width").set_value("2 units").run()
    server_is_slow(0.001)

    page.button(key="locked_width_button").click().run()

    assert not page.exception
    assert re.search(
        r"few widths was stopped .* of setting \d of 4", page.info[0].value
    )
    assert players(page)


OWN_TABLE = "speed\tmass\tkind\n" + "\n".join(
    f"{k * 1.2345678912}\t{(k * 7) % 5}\t{'b' if k % 3 else 'a'}" for k in range(20)
)


def test_a_table_in_the_link_is_drawn_and_stays_in_it(open_page):
    link = pack_table(plain_table(OWN_TABLE))

    page = open_page("train_mlp", dataset="own", points=link)

    assert not page.exception
    assert not page.warning
    assert "this table, 20 rows. The link carries it" in text_of(page)
    assert page.query_params["points"] == link
    assert b"speed" in players(page)[0].bytes
    first = players(page)[0].bytes
    again = open_page("train_mlp", dataset="own", points=link)
    assert players(again)[0].bytes == first


@pytest.mark.parametrize("table", ["1\t5\n2\t6\n3\t9", "a;1\ta,1\n1.5\t2\n2\t7"])
def test_a_table_of_x_and_y_goes_through_the_link(open_page, table):
    link = pack_table(plain_table(table))

    page = open_page("train_mlp", dataset="own", points=link)

    assert not page.exception
    assert not page.error
    assert page.query_params["points"] == link


def test_the_sample_needs_no_link(open_page):
    page = open_page("train_mlp", dataset="own")

    assert "points" not in page.query_params


@pytest.mark.parametrize(
    "garbage",
    ["x", "nan", "9" * 5000, "<script>alert(1)</script>", "A" * 3999,
     "\N{PILE OF POO}\u202e\u0000", "(" * 500],
    ids=lambda text: text[:3],
)  # fmt: skip
def test_garbage_for_a_table_is_one_sentence_and_the_sample(open_page, garbage):
    page = open_page("train_mlp", dataset="own", points=garbage)

    assert not page.exception
    assert not page.error
    assert ["table of this link cannot be read" in w.value for w in page.warning] == [
        True
    ]
    assert "points" not in page.query_params
    assert players(page)


def test_the_table_leaves_the_link_with_the_choice_of_own_data(open_page):
    link = pack_table(plain_table(OWN_TABLE))
    page = open_page("train_mlp", dataset="own", points=link)

    page.selectbox(key="dataset").set_value("moons").run()

    assert "points" not in page.query_params
    assert not page.exception


def test_a_file_too_large_for_a_link_is_said_to_stay_here(open_page):
    rows = [f"{math.sin(k)},{math.sin(k * k)},{k % 2}" for k in range(400)]
    page = open_page("train_mlp", dataset="own")

    page.file_uploader(key="upload").upload(
        "mine.csv", "\n".join(rows).encode(), "text/csv"
    ).run()

    assert not page.exception
    assert re.search(
        r"mine.csv\*\* .*, 400 rows.* too large for a link \(it takes \d,\d{3} "
        r"characters, at most 4,000 fit\), so it stays in this session",
        text_of(page),
    )
    assert "points" not in page.query_params


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        (["1"], "1 hidden unit"),
        (["4", "8"], "4 or more hidden units"),
        (["8"], "8 hidden units"),
        (["1", "2"], "1 and 2 hidden units"),
    ],
    ids=str,
)
def test_widths_are_named_in_words(chosen, words):
    assert in_words(chosen, ("1", "2", "4", "8")) == words


def test_activations_are_named_in_words():
    labels = ("relu", "tanh", "gelu", "sine", "silu")

    assert in_words(["relu"], labels) == "relu"
    assert in_words(["relu", "tanh", "gelu", "sine"], labels) == (
        "relu, tanh, gelu and sine"
    )
    assert in_words(list(labels), labels) == "relu, tanh, gelu and 2 others"


def test_a_race_of_runs_that_broke_is_told_without_their_numbers():
    finals = {"relu": torch.full((3,), torch.inf), "tanh": torch.full((3,), 0.25)}

    told = ranking(finals, "training loss", False, 3)

    assert "0.250, comes with tanh; the worst, not a finite number, with relu" in told


def test_the_step_of_a_full_batch_is_that_of_all_examples(open_page):
    page = open_page("train_mlp", experiment="arithmetic", batch_size="full")

    assert "The next minibatch has 225 examples" in text_of(page)
    assert len(page.dataframe[1].value) == 225 + len(
        ("sum", "gradient", "step", "before", "after")
    )


def test_the_tables_name_what_the_formulas_name(open_page):
    page = open_page("train_mlp", experiment="arithmetic")
    forward, step = (table.value for table in page.dataframe)

    assert "x₁ · W⁽¹⁾₁,₁" in set(forward["formula"])
    assert "b⁽²⁾" in set(forward["formula"])
    assert "share of W⁽²⁾₁" in step.columns
    assert not forward["value"].str.contains("-").any()
    assert forward["value"].str.contains("−").any()


@pytest.mark.parametrize(
    ("setting", "told", "untold"),
    [
        ({}, ("Units:", "Before and after"), ("that cut,",)),
        ({"num_hiddens": "2"}, ("that cut, hW⁽²⁾ + b⁽²⁾ = 0.",), ()),
        ({"num_hiddens": "2", "loss": "squared_error"}, ("b⁽²⁾ = 0.5.",), ()),
        ({"num_hiddens": "1"}, ("Units:",), ("Before and after",)),
        ({"dataset": "sine"}, ("Saturated",), ("Units:", "Before and after")),
    ],
    ids=str,
)
def test_what_is_told_of_the_inside_is_what_is_drawn(open_page, setting, told, untold):
    page = open_page("train_mlp", **setting)

    text = text_of(page)
    assert all(part in text for part in told)
    assert not any(part in text for part in untold)
