import pyarrow as pa
import pytest
import torch
from streamlit.testing.v1 import AppTest

from core.approximation import CONSTRUCTIONS
from core.regions import max_regions
from core.targets import named_targets
from core.typed_targets import TARGET_NAMES
from core.widths import construction_error
from tests.conftest import OpenPage

PAGE = "universal_approximation"
EXPERIMENTS = (
    "trained",
    "kernels",
    "width",
    "step",
    "tower",
    "pieces",
    "regions",
    "depth",
    "challenge",
)


def texts(app: AppTest) -> str:
    return "\n".join(element.value for element in app.markdown)


def chart_tables(app: AppTest, chart: int) -> dict[str, bytes]:
    proto = app.get("vega_lite_chart")[chart].proto
    return {dataset.name: dataset.data.data for dataset in proto.datasets}


def test_the_page_opens_with_the_published_error_of_eight_ramps(open_page: OpenPage):
    app = open_page(PAGE)

    assert not app.exception
    assert "8 ReLU units miss the smooth wave by **0.0704 at worst**" in texts(app)
    assert "bounds it by 0.0771" in texts(app)


@pytest.mark.parametrize("name", TARGET_NAMES)
@pytest.mark.parametrize("construction", CONSTRUCTIONS)
def test_a_link_sets_target_units_and_construction(
    open_page: OpenPage, name: str, construction: str
):
    app = open_page(
        PAGE,
        target=name,
        num_hiddens="23",
        construction=construction,
        experiment="step",
    )

    assert not app.exception
    assert app.slider(key="num_hiddens").value == 23
    assert "23 " in texts(app)
    if name in named_targets():
        error = construction_error(
            named_targets()[name], CONSTRUCTIONS[construction], 23, 8.0
        )
        assert f"{error:.3g} at worst" in texts(app)


@pytest.mark.parametrize("experiment", EXPERIMENTS)
def test_every_experiment_opens_by_link_asks_and_says_what_is_seen(
    open_page: OpenPage, experiment: str
):
    app = open_page(PAGE, experiment=experiment)

    assert not app.exception
    assert len(app.radio) == 2
    seen = [m.value for m in app.markdown if "**What you see.**" in m.value]
    assert len(seen) == (1 if experiment == "challenge" else 2)
    assert len(app.get("vega_lite_chart")) >= 3
    assert all(chart.proto.alt for chart in app.get("vega_lite_chart"))


@pytest.mark.parametrize("experiment", EXPERIMENTS)
def test_every_prediction_can_be_locked_and_says_the_truth(
    open_page: OpenPage, experiment: str
):
    app = open_page(PAGE, experiment=experiment)

    app.radio[1].set_value(app.radio[1].options[0]).run()
    app.button[-1 if app.button[-1].label == "Lock my answer" else -2].click().run()

    assert not app.exception
    assert len(app.radio) == 1
    assert len([*app.success, *app.info]) == 2


def test_the_answer_about_twice_the_units_is_a_quarter_for_the_wave(
    open_page: OpenPage,
):
    app = open_page(PAGE, experiment="step")

    app.radio[0].set_value("about a quarter as large").run()
    next(b for b in app.button if b.label == "Lock my answer").click().run()

    assert "That is right" in app.success[0].value
    assert "16 units miss the smooth wave by 0.0188" in texts(app)
    assert "32 units by 0.00479" in texts(app)


@pytest.mark.parametrize(
    ("target", "key", "text", "reason"),
    [
        ("formula", "formula", "1/x", "x = 0"),
        ("formula", "formula", "x +", "formula"),
        ("formula", "formula", "__import__('os')", "formula"),
        ("points", "points", "1", "2 to 12 points"),
        ("points", "points", "a, b", "numbers"),
        ("points", "points", "0, 1e9", "100"),
    ],
)
def test_a_text_that_is_no_function_gets_a_sentence_and_the_picture_stays(
    open_page: OpenPage, target: str, key: str, text: str, reason: str
):
    app = open_page(PAGE, target=target, experiment="step", **{key: text})

    assert not app.exception
    assert len(app.warning) == 1
    assert reason.lower() in app.warning[0].value.lower()
    assert len(app.get("vega_lite_chart")) == 3


def test_a_typed_formula_is_the_target(open_page: OpenPage):
    app = open_page(
        PAGE, target="formula", formula="abs(x)", num_hiddens="2", experiment="step"
    )

    assert not app.warning
    assert "2 ReLU units miss the formula by **rounding alone**" in texts(app)


def test_the_same_link_draws_the_same_picture_to_the_bit(open_page: OpenPage):
    link = {"experiment": "trained", "target": "rough", "num_hiddens": "5"}
    first, second = (open_page(PAGE, **link) for _ in range(2))

    for chart in range(4):
        assert chart_tables(first, chart) == chart_tables(second, chart)
    assert texts(first) == texts(second)


def test_regions_of_the_page_are_the_exact_count(open_page: OpenPage):
    app = open_page(PAGE, experiment="regions", lines="12", seed="3")

    most = max_regions(12)
    assert most == 79
    assert f"**{most} regions** of at most {most}" in texts(app)


def test_eight_tents_have_256_pieces_against_17(open_page: OpenPage):
    app = open_page(PAGE, experiment="depth", tents="8")

    assert "exactly **256 pieces**" in texts(app)
    assert "at most 17" in texts(app)


def test_bumps_in_the_link_are_scored(open_page: OpenPage):
    bumps = {"bump_1": "0.55", "bump_2": "0.95", "bump_4": "-0.95", "bump_5": "-0.55"}

    app = open_page(PAGE, experiment="challenge", **bumps)

    assert not app.exception
    assert "**Solved: 0." in texts(app)
    assert "Mean deviation 1.00" in texts(open_page(PAGE, experiment="challenge"))


def test_the_script_of_the_page_finds_the_number_of_the_page(open_page: OpenPage):
    app = open_page(PAGE, target="motorcycle", num_hiddens="31", experiment="step")
    script = next(code.value for code in app.code if "torch" in code.value)

    names: dict[str, object] = {}
    exec(compile(script, "script", "exec"), names)

    assert f"{names['error']:.3g} at worst" in texts(app)
    assert isinstance(names["net"], torch.nn.Sequential)


def test_outside_the_interval_a_relu_network_is_a_straight_line(open_page: OpenPage):
    app = open_page(PAGE, target="absolute", num_hiddens="2", experiment="step")

    assert "a straight line: 1 at the right end, 3 one length" in texts(app)
    assert "5 two lengths" in texts(app)


def test_looking_outside_draws_three_lengths_of_the_interval(open_page: OpenPage):
    link = {"experiment": "step", "target": "spike"}
    inside, outside = (
        open_page(PAGE, **link, outside=outside) for outside in ("false", "true")
    )

    reach = []
    for app in (inside, outside):
        table = pa.ipc.open_stream(chart_tables(app, 0)["curves"]).read_pandas()
        reach.append((table["x"].min(), table["x"].max()))
    assert reach == [(0, 1), (-1, 2)]


def test_a_kernel_curve_beyond_the_picture_is_still_told_in_numbers(
    open_page: OpenPage,
):
    app = open_page(
        PAGE,
        target="points",
        points="100, 100.1",
        experiment="kernels",
        ridge="10",
        num_hiddens="1",
    )

    assert not app.exception
    assert "With λ = 10 the curve misses its 1 example" in texts(app)
