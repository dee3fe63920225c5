import json
import re

import pytest
import torch
from streamlit.testing.v1 import AppTest

from core.monotonicity import temperature
from core.monotonicity.relu_fit import fit_ramps
from tests.conftest import OpenPage
from tests.pages.monotonicity.story_reading import answer, frames, text

EXPERIMENTS = {
    "temperature": (
        "by hand",
        "reference",
        "units",
        "held out",
        "does it turn",
        "before networks",
    ),
    "income": ("step", "log-odds", "held out"),
    "pixels": ("weights", "sum", "pixel", "mistakes"),
}


def spec(app: AppTest, chart: int) -> str:
    return json.loads(app.get("vega_lite_chart")[chart].proto.spec)


def test_the_cold_page_shows_the_u_and_a_hidden_layer_below_the_linear_model(
    open_page: OpenPage,
):
    app = open_page("monotonicity", story="temperature")

    bins = frames(app, 0)["bins"]
    rate = bins.set_index("x")["rate"]
    assert 36 < rate.idxmin() < 37.5
    assert rate.iloc[0] > 0.4
    assert rate.iloc[-1] > 0.4
    assert rate.min() < 0.25
    curves = frames(app, 0)["curves"]
    assert set(curves["model"]) == {"line", "linear", "feature", "hidden"}
    losses = re.search(
        r"log-loss is (\S+), the linear model's (\S+): it saves (\S+) nats", text(app)
    )
    assert losses.groups() == ("0.5784", "0.5828", "4.4")
    assert not app.exception


@pytest.fixture
def few_splits(monkeypatch):
    for module in ("held_out_patients", "held_out_loans"):
        monkeypatch.setattr(f"screens.monotonicity.{module}.NUM_SPLITS", 3)


@pytest.mark.parametrize(
    ("story", "experiment"), [(s, e) for s, names in EXPERIMENTS.items() for e in names]
)
@pytest.mark.usefixtures("few_splits")
def test_every_experiment_opens_from_a_link(
    open_page: OpenPage, story: str, experiment: str
):
    app = open_page("monotonicity", story=story, experiment=experiment)

    assert not app.exception
    assert app.get("vega_lite_chart")
    assert all(chart.proto.alt for chart in app.get("vega_lite_chart"))
    chosen = [group.value for group in app.get("button_group")]
    assert story in chosen
    assert experiment in chosen


@pytest.mark.parametrize("story", EXPERIMENTS)
def test_every_story_names_its_source_and_its_licence(open_page: OpenPage, story: str):
    app = open_page("monotonicity", story=story)

    source = text(app).split("**Source.**")[1]
    assert "CC BY 4.0" in source or "MIT licence" in source
    assert "Read with care" in source or story == "pixels"


def test_experiments_of_another_story_are_ignored(open_page: OpenPage):
    app = open_page("monotonicity", story="income", experiment="weights")

    assert not app.exception
    assert "What does the same step add" in text(app)


def test_the_numbers_of_the_page_are_those_of_the_models(open_page: OpenPage):
    app = open_page("monotonicity", c="36.5", num_hiddens="3")

    data = temperature.all_patients()
    models = temperature.fit_models(data, 36.5, fit_ramps(data, 3))
    drawn = frames(app, 0)["curves"].set_index("model")
    for kind, model in (("feature", models.distance), ("hidden", models.hidden)):
        curve = drawn.loc[kind]
        expected = model(torch.tensor(curve["x"].to_numpy()))
        assert curve["rate"].tolist() == pytest.approx(expected.tolist())


def test_fahrenheit_moves_the_axis_and_not_the_risk(open_page: OpenPage):
    celsius = frames(open_page("monotonicity"), 0)["bins"]

    app = open_page("monotonicity", unit="°F")

    fahrenheit = frames(app, 0)["bins"]
    assert fahrenheit["x"].tolist() == pytest.approx((celsius["x"] * 1.8 + 32).tolist())
    assert fahrenheit["rate"].tolist() == celsius["rate"].tolist()
    assert "°F" in json.dumps(spec(app, 0), ensure_ascii=False)


def test_what_a_rising_curve_finds_is_asked_and_then_drawn(open_page: OpenPage):
    app = open_page("monotonicity", experiment="does it turn")
    assert len(app.get("vega_lite_chart")) == 1
    assert "70%" not in text(app)
    assert "0.5797" not in text(app)

    app = answer(app, "more, but clearly less than the hidden layer")

    assert "That is right" in app.success[0].value
    assert "It finds 70%" in text(app)
    assert "log-loss of 0.5797" in text(app)
    assert set(frames(app, 1)["curves"]["model"]) == {"free", "line", "feature"}


def test_what_the_step_adds_is_asked_and_then_drawn(open_page: OpenPage):
    app = open_page("monotonicity", story="income", experiment="step")
    assert len(app.get("vega_lite_chart")) == 1
    assert "2.6" not in text(app)

    app = answer(app, "less than half of it")

    assert "That is right" in app.success[0].value
    assert "6.4 at 50 and 2.6 at 300" in text(app)
    assert len(frames(app, 1)["steps"]) == 10


def test_a_cancelled_fit_of_twenty_splits_leaves_the_page_whole(
    open_page: OpenPage, monkeypatch
):
    for module in ("held_out_patients", "held_out_loans"):
        monkeypatch.setattr(
            f"screens.monotonicity.{module}.wait_for", lambda *_, **__: None
        )

    for story in ("temperature", "income"):
        app = open_page("monotonicity", story=story, experiment="held out")

        assert not app.exception
        assert "Takeaway" in "".join(info.value for info in app.info)
