import pyarrow as pa
import pytest
import torch

from core.universal_approximation.constructions import CONSTRUCTIONS
from core.universal_approximation.errors import construction_error
from core.universal_approximation.targets import named_targets
from core.universal_approximation.typed_targets import TARGET_NAMES
from tests.conftest import OpenPage
from tests.pages.folds import script_on
from tests.pages.universal_approximation.approximation_reading import (
    PAGE,
    chart_tables,
    lock,
    said,
    table,
    texts,
)


def test_the_page_opens_with_the_error_of_eight_ramps_and_no_bound(
    open_page: OpenPage,
):
    app = open_page(PAGE, experiment="one unit")

    assert not app.exception
    assert "8 ReLU units miss the smooth wave by **0.0704 at worst**" in texts(app)
    assert "quarter" not in said(app)
    assert "M \\Delta^2 / 8" not in said(app)
    assert "bounds it by" not in said(app)
    assert table(app, 1, "bound").empty

    lock(app, "doubling")

    assert "bounds it by 0.0771" in texts(app)
    assert "a quarter of this bound" in texts(app)
    assert "M \\Delta^2 / 8" in said(app)
    assert "leave about a quarter of the error" in said(app)
    assert len(table(app, 1, "bound")) == 2


def test_the_error_of_the_widths_in_question_is_hidden_until_it_is_answered(
    open_page: OpenPage,
):
    app = open_page(PAGE, experiment="one unit", num_hiddens="16")

    assert "0.0188" not in said(app)
    assert len(app.get("vega_lite_chart")) == 2

    lock(app, "doubling")

    assert "16 ReLU units miss the smooth wave by **0.0188 at worst**" in texts(app)
    assert len(app.get("vega_lite_chart")) == 3


@pytest.mark.parametrize("name", TARGET_NAMES)
@pytest.mark.parametrize("construction", CONSTRUCTIONS)
def test_a_link_sets_target_units_and_construction(
    open_page: OpenPage, name: str, construction: str
):
    app = open_page(
        PAGE,
        target=name,
        num_hiddens="13",
        construction=construction,
        experiment="one unit",
    )

    assert not app.exception
    assert app.slider(key="num_hiddens").value == 13
    assert "13 " in texts(app)
    if name in named_targets():
        error = construction_error(
            named_targets()[name], CONSTRUCTIONS[construction], 13, 8.0
        )
        assert f"{error:.3g} at worst" in texts(app)


def test_the_answer_about_twice_the_units_is_a_quarter_for_the_wave(
    open_page: OpenPage,
):
    app = open_page(PAGE, experiment="one unit")

    app.radio[0].set_value("about a quarter as large").run()
    next(b for b in app.button if b.label == "Lock my answer").click().run()

    assert "That is right" in app.success[0].value
    assert "16 units miss the smooth wave by 0.0188" in texts(app)
    assert "32 units by 0.00479" in texts(app)


@pytest.mark.parametrize(
    ("target", "key", "text", "reason"),
    [
        ("formula", "formula", "1/x", "x = 0"),
        ("formula", "formula", "1/(x-1)", "without end"),
        ("formula", "formula", "sin(x-1)/(x-1)", "x = 1"),
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
    app = open_page(PAGE, target=target, experiment="one unit", **{key: text})

    assert not app.exception
    assert len(app.warning) == 1
    assert reason.lower() in app.warning[0].value.lower()
    assert len(app.get("vega_lite_chart")) == 3


def test_a_typed_formula_is_the_target(open_page: OpenPage):
    app = open_page(
        PAGE, target="formula", formula="abs(x)", num_hiddens="2", experiment="one unit"
    )

    assert not app.warning
    assert "2 ReLU units miss the formula by **rounding alone**" in texts(app)


def test_the_same_link_draws_the_same_picture_to_the_bit(open_page: OpenPage):
    link = {"experiment": "found by training", "target": "rough", "num_hiddens": "5"}
    first, second = (lock(open_page(PAGE, **link), "found") for _ in range(2))

    for chart in range(4):
        assert chart_tables(first, chart) == chart_tables(second, chart)
    assert texts(first) == texts(second)


def test_the_script_of_the_page_finds_the_number_of_the_page(open_page: OpenPage):
    app = open_page(PAGE, target="motorcycle", num_hiddens="14", experiment="one unit")
    script = script_on(app)

    names: dict[str, object] = {}
    exec(compile(script, "script", "exec"), names)

    assert f"{names['error']:.3g} at worst" in texts(app)
    assert isinstance(names["net"], torch.nn.Sequential)


def test_outside_the_interval_a_relu_network_is_a_straight_line(open_page: OpenPage):
    app = open_page(PAGE, target="absolute", num_hiddens="2", experiment="one unit")

    assert "a straight line: 1 at the right end, 3 one length" in texts(app)
    assert "5 two lengths" in texts(app)


def test_looking_outside_draws_three_lengths_of_the_interval(open_page: OpenPage):
    link = {"experiment": "one unit", "target": "spike"}
    inside, outside = (
        open_page(PAGE, **link, outside=outside) for outside in ("false", "true")
    )

    reach = []
    for app in (inside, outside):
        table = pa.ipc.open_stream(chart_tables(app, 0)["curves"]).read_pandas()
        reach.append((table["x"].min(), table["x"].max()))
    assert reach == [(0, 1), (-1, 2)]
