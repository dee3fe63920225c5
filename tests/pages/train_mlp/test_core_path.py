"""The core path of lesson 4: its answers are those of core, and come with the lock."""

import pytest

from core.train_mlp.experiment import run_experiment
from core.train_mlp.fence import fewest_to_fence, is_fenced, without_unit
from core.train_mlp.overshoot import largest_rate
from core.train_mlp.seeds import run_seeds
from screens.train_mlp import (
    breaks_it,
    fence,
    many_seeds,
    play,
    unit_off,
    xor_by_hand,
)
from screens.train_mlp.run_settings import DATA, circles
from tests.pages.reading import alt_texts
from tests.pages.train_mlp.recordings import header_of, panels_of, text_of

EXACT = "1 1 1 1 1 -2 0 0 -1"
"""relu(x1 + x2) - 2 relu(x1 + x2 - 1), in the order in which a lock keeps it."""


def test_the_lesson_opens_before_training_and_the_movie_begins_at_the_lock(open_page):
    page = open_page("train_mlp")
    assert header_of(page)["epochs"] == [0]
    assert header_of(page)["waits"]

    page.button(key="option_1").click().run()

    assert header_of(page)["epochs"] == list(range(101))
    kinds = [panel["kind"] for panel in panels_of(page)]
    assert kinds == ["surface", "surface", "curves"]


def test_what_the_network_without_sigma_gets_right_is_what_core_counts(open_page):
    run = run_experiment(DATA, circles().config, 0)
    right = round(run.linear.accuracy[-1].item() * len(run.data.X))

    assert circles().num_train == len(run.data.X) == 225
    assert play.ended().counts == (225, right)
    assert play.truth() == "half"
    assert f"{right} without" in text_of(open_page("train_mlp", solved="1"))
    page = open_page("train_mlp", bend="tanh", solved="1")
    assert "tanh" in header_of(page)["runs"][0]["label"]
    assert "225 of 225 with tanh" in text_of(page)


def test_the_ring_is_drawn_alone_until_the_fewest_lines_are_guessed(open_page):
    page = open_page("train_mlp", screen="fence")
    assert [panel.get("hidden") for panel in panels_of(page)] == [True]

    page.button(key="option_3").click().run()

    assert [panel.get("lines") for panel in panels_of(page)] == [True]
    assert header_of(page)["runs"][0]["num_hiddens"] == 3
    page = open_page("train_mlp", screen="fence", solved="1", lines="4")
    assert header_of(page)["runs"][0]["num_hiddens"] == 4


def test_the_fewest_lines_by_runs_are_the_fewest_by_reason():
    assert fence.truth() == str(fewest_to_fence(2))
    assert "225 of 225" in fence.reply("3")


def test_the_fence_without_a_unit_is_hidden_and_then_drawn(open_page):
    page = open_page("train_mlp", screen="off")
    assert [panel.get("off") for panel in panels_of(page)] == [None] * 3

    page.button(key="option_1").click().run()

    assert panels_of(page)[1]["off"] == 1


def test_the_trained_fence_is_closed_and_opens_without_any_of_its_units():
    run = unit_off.run()
    mlp = run_experiment(DATA, run.config, run.seed).history.mlp(-1)

    assert is_fenced(mlp)
    assert not any(is_fenced(without_unit(mlp, unit)) for unit in range(3))
    assert unit_off.truth() == "opens"
    assert all(unit_off.right_without(unit) < 200 for unit in (1, 2, 3))


def test_xor_is_solved_by_two_biases_and_says_where_others_go_wrong():
    ask = xor_by_hand.SCREEN.ask
    tried = ((1, -1), (-1, -1), (0, 0), (0, -2), (-2, -1))

    wrong = {ask.reply(f"1 1 1 1 1 -2 0 {b1} {b2}") for b1, b2 in tried}

    assert ask.is_right(EXACT)
    assert ask.says(EXACT) == "b₁ = 0, b₂ = −1"
    assert "all four corners are right" in ask.reply(EXACT)
    assert len(wrong) == len(tried)
    assert all("should be" in sentence for sentence in wrong)


@pytest.mark.parametrize("text", ["a b c", 3, "1 1 1 1 1 1 1 1 1 1"])
def test_an_answer_that_is_no_nine_numbers_is_refused(text):
    with pytest.raises(ValueError, match=r"zip|float"):
        xor_by_hand.read(text)


def test_the_sliders_of_xor_are_locked_and_only_then_the_answer_is_drawn(open_page):
    page = open_page("train_mlp", screen="xor", hb1="-1", hb2="-2")
    assert "answer" not in alt_texts(page)

    page.button(key="lock").click().run()

    assert "b₁ = −1, b₂ = −2: at" in text_of(page)
    assert "an answer: b₁ = 0 and b₂ = −1" in alt_texts(page)


def test_the_seeds_are_counted_only_after_the_lock(open_page):
    page = open_page("train_mlp", screen="seeds")
    assert {cell[0] for cell in panels_of(page)[0]["cells"]} == {"?"}

    page.button(key="option_2").click().run()

    cells = panels_of(page)[0]["cells"]
    repeats = run_seeds(DATA, many_seeds.run().config, range(32))
    assert [cell[0] for cell in cells] == [f"{v:.0%}" for v in repeats.final.tolist()]
    arrived = repeats.final >= 0.95
    assert many_seeds.fenced() == int(arrived.sum())
    others = int((~arrived & ~repeats.stuck).sum())
    assert f"The other {others} were still on their way" in text_of(page)


def test_a_seed_changes_the_run_and_leaves_the_answer(open_page):
    page = open_page("train_mlp", screen="seeds", solved="1", seed="7")

    assert panels_of(page)[0]["chosen"] == 7
    assert panels_of(page)[1]["title"] == "seed 7"
    assert "arrive" in text_of(page)


def test_what_breaks_it_is_drawn_only_once_it_is_guessed(open_page):
    page = open_page("train_mlp", screen="breaks")
    asked = page.main.get("vega_lite_chart")[0].proto
    assert "1e14" not in asked.spec.replace("100000000000000", "1e14")
    assert "explodes" not in asked.alt

    page.button(key="option_1").click().run()

    assert "explodes" in alt_texts(page)
    assert breaks_it.truth() == "rate"


def test_the_largest_stable_rate_is_one_press_away(open_page):
    page = open_page("train_mlp", screen="breaks", solved="1")

    page.button(key="mend_lr").click().run()

    assert not page.exception
    assert page.select_slider(key="rate").value == largest_rate()
    assert "mend_lr" not in [button.key for button in page.button]
    assert "at the end" in text_of(page)
