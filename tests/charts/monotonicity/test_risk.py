import pytest
import torch

from charts import theme
from charts.monotonicity.risk import bins_frame, curves_frame, risk_chart
from charts.monotonicity.strokes import STROKES, Axes, key_frame
from core.monotonicity.binned_rates import binned_rates
from core.monotonicity.grouped_counts import tally

AXES = Axes("x, °C", (30.0, 40.0), "died", (0, 0.8))


def layers(spec: dict) -> dict[str, dict]:
    return {str(layer["mark"]["type"]): layer for layer in spec["layer"]}


@pytest.fixture
def bins():
    x = torch.tensor([31.0, 31.0, 33.0, 36.0])
    data = tally(x, torch.tensor([1, 0, 1, 0]))
    return binned_rates(data, torch.tensor([30, 34, 38]).double())


def test_bins_are_tabulated_in_the_unit_of_the_picture(bins):
    frame = bins_frame(bins, "{events:.0f}/{trials:.0f}", lambda x: 2 * x)

    assert frame["x"].tolist() == pytest.approx([2 * 95 / 3, 72])
    assert frame["left"].tolist() == [60, 68]
    assert frame["right"].tolist() == [68, 76]
    assert frame["rate"].tolist() == pytest.approx([2 / 3, 0])
    assert frame["share"].tolist() == pytest.approx([1, 1 / 3])
    assert frame["text"].tolist() == ["2/3", "0/1"]


def test_curves_and_names_are_tabulated_by_kind():
    x = torch.tensor([1.0, 2.0])

    curves = curves_frame(x, {"linear": x, "hidden": 3 * x}, lambda x: x + 10)
    key = key_frame({"linear": "line", "hidden": "bend"})

    assert curves["x"].tolist() == [11, 12, 11, 12]
    assert curves["rate"].tolist() == [1, 2, 3, 6]
    assert curves["model"].tolist() == ["linear", "linear", "hidden", "hidden"]
    assert key.to_numpy().tolist() == [["linear", "line", 0], ["hidden", "bend", 1]]


def test_the_linear_model_is_grey_and_dashed_the_hidden_layer_orange_and_solid():
    assert STROKES["linear"].color == theme.LINEAR
    assert STROKES["linear"].dash == tuple(theme.LINEAR_DASH)
    assert STROKES["feature"].color == theme.FEATURE
    assert STROKES["hidden"][:2] == (theme.HIDDEN, (1, 0))
    spec = layers(risk_chart(AXES, (0.3, 0.05)).to_dict())["line"]["encoding"]
    assert spec["color"]["scale"]["range"] == [s.color for s in STROKES.values()]
    assert spec["strokeDash"]["scale"]["domain"] == list(STROKES)


def test_the_template_holds_no_data_and_fixes_its_axes():
    spec = risk_chart(AXES, (0.3, 0.05)).to_dict()

    assert "datasets" not in spec
    names = {layer["data"]["name"] for layer in spec["layer"]}
    assert names == {"bins", "curves", "key"}
    for layer in spec["layer"]:
        assert layer["encoding"]["x"]["scale"]["domain"] == [30, 40]
        assert layer["encoding"]["y"]["scale"]["domain"] == [0, 0.8]
        assert layer["encoding"]["x"]["title"] == "x, °C"


def test_no_color_is_hard_coded():
    text = str(risk_chart(AXES, (0.3, 0.05)).to_dict())

    assert "#" not in text


def test_chosen_values_are_labelled_at_every_width():
    axis = AXES._replace(x_values=(33, 37)).x("x").to_dict()["axis"]

    assert axis["values"] == [33, 37]
