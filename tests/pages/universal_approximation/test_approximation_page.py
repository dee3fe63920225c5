import pytest

from core.universal_approximation.regions import max_regions
from tests.conftest import OpenPage
from tests.pages.universal_approximation.approximation_reading import (
    PAGE,
    lock,
    said,
    table,
    texts,
)
from ui.jobs import RUNS

# What each experiment says once its question is answered, and not before.
ANSWERS = {
    "found by training": "for the best of 16 seeds",
    "solved by kernels": "It goes from",
    "how wide": "the one of least squares misses by",
    "one unit": "A step up at s =",
    "bump in a plane": "at most 1.00 well outside",
    "straight pieces": "could make 7",
    "regions of a plane": "of at most 11",
    "several layers": "exactly **32 pieces**",
    "fit by hand": "The best heights",
}


EXPERIMENTS = tuple(ANSWERS)


@pytest.mark.parametrize("experiment", EXPERIMENTS)
def test_every_experiment_says_its_answer_only_when_the_readers_is_locked(
    open_page: OpenPage, experiment: str
):
    app = open_page(PAGE, experiment=experiment)

    assert not app.exception
    assert len(app.radio) == 2
    assert ANSWERS[experiment] not in said(app)

    lock(app, app.radio[1].key.removeprefix("predict_"))

    assert not app.exception
    assert len(app.radio) == 1
    assert ANSWERS[experiment] in said(app)
    assert len([*app.success, *app.info]) == 2
    assert len(app.get("vega_lite_chart")) >= 3
    assert all(chart.proto.alt for chart in app.get("vega_lite_chart"))


def test_the_largest_training_waits_in_the_queue_and_is_kept(open_page: OpenPage):
    link = {"target": "wave", "num_hiddens": "200"}
    app = open_page(PAGE, experiment="found by training", **link)
    key = "found", ("wave", ""), 200
    was_kept = RUNS.has(key)

    lock(app, "found")

    assert not was_kept
    assert RUNS.has(key)
    assert "for the best of 16 seeds" in said(app)


def test_the_theorem_is_told_with_its_conditions(open_page: OpenPage):
    link = {"experiment": "how wide", "with_trained": "false"}
    told = said(lock(open_page(PAGE, **link), "lowest"))
    takeaway = told[told.index("**Takeaway.**") :]

    assert "with biases" in takeaway
    assert "closed and bounded interval" in takeaway
    for condition in (
        "biases",
        "locally bounded",
        "piecewise continuous",
        "polynomial",
    ):
        assert condition in told


def test_a_bump_in_the_plane_takes_a_second_nonlinear_layer(open_page: OpenPage):
    app = lock(open_page(PAGE, experiment="bump in a plane"), "tower")

    assert "It is a second nonlinear layer" in texts(app)


def test_exercise_4_is_answered_for_any_number_of_layers(open_page: OpenPage):
    assert "the output is one, at any depth" in texts(open_page(PAGE))


def test_trained_networks_are_told_by_what_they_are_judged_and_trained_by(
    open_page: OpenPage,
):
    app = lock(open_page(PAGE, experiment="found by training"), "found")

    assert "0 of 16: built by hand 0.0704" in said(app)
    assert "by root mean square 2 of 16 come as close" in said(app)


@pytest.mark.parametrize("held", ["place s", "bias b"])
def test_without_a_weight_there_is_no_step(open_page: OpenPage, held: str):
    app = lock(open_page(PAGE, experiment="one unit", held=held, w="0"), "step")

    assert not app.exception
    assert "With w = 0 there is no step" in texts(app)
    assert table(app, -1, "place").empty


def test_a_line_is_met_by_two_methods_and_either_answer_is_right(open_page: OpenPage):
    link = {"experiment": "how wide", "target": "formula", "formula": "2x+1"}
    app = open_page(PAGE, **link, with_trained="false")
    app.radio(key="predict_lowest").set_value("x² units").run()
    app.button(key="locked_lowest_button").click().run()

    assert "That is right" in app.success[0].value
    assert "between the knots the target is straight" in texts(app)


def test_the_bound_that_is_named_is_the_one_that_is_shown(open_page: OpenPage):
    few, many = (
        texts(lock(open_page(PAGE, target="spike", num_hiddens=h), "doubling"))
        for h in ("8", "16")
    )

    assert "The steepest slope, 15.6, bounds it by" in few or "Δ/2" in few
    assert "times Δ²/8" in many


@pytest.mark.parametrize(
    ("link", "words"),
    [
        (
            {"lines": "2", "seed": "4"},
            "fewer because of 1 unit with both weights 0.",
        ),
        ({"lines": "1", "seed": "13"}, "**1 region** of at most 2; one of them meets"),
    ],
)
def test_why_there_are_fewer_regions_is_said(open_page: OpenPage, link, words):
    app = open_page(PAGE, experiment="regions of a plane", weights="dice", **link)

    assert words in texts(lock(app, "regions"))


@pytest.mark.parametrize("tents", ["1", "2"])
def test_one_layer_draws_a_sawtooth_of_few_teeth(open_page: OpenPage, tents: str):
    app = lock(open_page(PAGE, experiment="several layers", tents=tents), "tents")

    assert "this one draws the same sawtooth" in texts(app)


def test_regions_of_the_page_are_the_exact_count(open_page: OpenPage):
    link = {"experiment": "regions of a plane", "lines": "12", "seed": "3"}
    app = lock(open_page(PAGE, **link), "regions")

    most = max_regions(12)
    assert most == 79
    assert f"**{most} regions** of at most {most}" in texts(app)


def test_eight_tents_have_256_pieces_against_17(open_page: OpenPage):
    app = lock(open_page(PAGE, experiment="several layers", tents="8"), "tents")

    assert "exactly **256 pieces** on [0, 1]" in texts(app)
    assert "is flat after that" in texts(app)
    assert "has at most 17" in texts(app)
    assert "at least 255 units in one layer" in texts(app)


def test_bumps_in_the_link_are_scored(open_page: OpenPage):
    bumps = {"bump_1": "0.55", "bump_2": "0.95", "bump_4": "-0.95", "bump_5": "-0.55"}

    app = open_page(PAGE, experiment="fit by hand", **bumps)

    assert not app.exception
    assert "**Solved: 0." in texts(app)
    assert "**Score 1.00.**" in texts(open_page(PAGE, experiment="fit by hand"))


def test_a_kernel_curve_beyond_the_picture_is_still_told_in_numbers(
    open_page: OpenPage,
):
    app = open_page(
        PAGE,
        target="points",
        points="100, 100.1",
        experiment="solved by kernels",
        ridge="10",
        num_hiddens="1",
    )

    assert not app.exception
    assert "With λ = 10 the curve misses its 1 example" in texts(app)


def test_a_knot_on_the_kink_is_asked_where_there_is_an_error(open_page: OpenPage):
    app = open_page(PAGE, target="absolute", experiment="one unit")

    assert "From 15 to 31 hidden units" in texts(app)
    lock(app, "doubling")

    assert "15 units miss the absolute value by 0.0667 at worst" in texts(app)
    assert (table(app, 1, "error")["error"] == 0).all()


def test_units_can_be_added_one_by_one(open_page: OpenPage):
    app = open_page(PAGE, added="50", experiment="one unit")

    assert "4 of 8 ReLU units" in table(app, 0, "labels")["text"].tolist()
    assert len(table(app, 0, "band")) == 321


def test_every_knot_of_200_units_has_its_own_arch(open_page: OpenPage):
    app = lock(open_page(PAGE, num_hiddens="200", experiment="one unit"), "doubling")

    error = table(app, 1, "error")["error"]
    assert len(error) == 801
    assert (error[::4].abs() < 1e-12).all()


def test_outside_the_interval_both_pictures_have_one_scale(open_page: OpenPage):
    app = open_page(PAGE, outside="true", target="spike", experiment="one unit")

    for chart in app.get("vega_lite_chart")[:2]:
        assert '"domain": [-1, 2]' in chart.proto.spec
