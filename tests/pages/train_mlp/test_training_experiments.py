import math
import re

import pytest

from tests.pages.folds import script_on
from tests.pages.train_mlp.run_reading import last_training_loss, text_of


def test_the_default_link_shows_the_point(open_page):
    page = open_page("train_mlp")

    numbers = re.search(r"get (\d+) of (\d+) .* gets (\d+)", text_of(page))

    right, n, straight = map(int, numbers.groups())
    assert right / n > 0.99
    assert straight / n < 0.7


def test_spirals_reach_99_percent_as_the_controls_stand(open_page):
    page = open_page("train_mlp", dataset="spirals")

    right, n = map(int, re.search(r"get (\d+) of (\d+)", text_of(page)).groups())

    assert right / n >= 0.99


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
        assert "score **100 of 100**" in text_of(page)
    assert len(answers) == 3


def test_what_the_hand_found_starts_a_training(open_page):
    page = open_page("train_mlp", experiment="by hand", puzzle_train="true")

    assert "epochs of training reach" in text_of(page)
    assert not page.exception


def test_the_epoch_of_the_link_is_the_epoch_of_the_numbers(open_page):
    page = open_page("train_mlp", experiment="arithmetic", epoch="7")

    assert "After epoch **7**" in text_of(page)


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
    script = script_on(page)
    history = page.get("download_button")

    scope = {}
    exec(script, scope)

    shown = last_training_loss(page)
    assert math.isclose(scope["losses"][-1], shown, rel_tol=1e-5, abs_tol=1e-5)
    assert len(history) == 4


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
        ({"num_hiddens": "1"}, "1 relu unit gets"),
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
