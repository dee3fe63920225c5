import math

import pandas as pd
import pytest
import torch

from charts.activation_gallery.compare import DASHES, compare_chart
from charts.activation_gallery.curves import (
    curves_frame,
    frame_edges,
    kinks_frame,
    pointer_frame,
    points_frame,
    tangents_frame,
)
from charts.theme import SERIES
from core.activation_gallery.curves import Curve, read_at, sample
from core.activations import ACTIVATIONS, find

NAMES = ("ReLU", "tanh", "log(x)")
ALL = {name: find(name) for name in ("relu", "tanh", "log(x)")}
CURVES = {
    name: sample(activation, {}, 8.0)
    for name, activation in zip(NAMES, ALL.values(), strict=True)
}


def layers(panel: int) -> list[dict]:
    return compare_chart(NAMES).to_dict()["vconcat"][panel]["layer"]


def test_a_row_is_a_point_of_a_curve():
    table = curves_frame(CURVES, limit=4.0)

    assert list(table.columns) == ["x", "value", "slope", "activation"]
    assert list(table["activation"].cat.categories) == list(NAMES)
    row = table[(table["activation"] == "tanh") & (table["x"] == 0)].iloc[0]
    assert (row["value"], row["slope"]) == (0, 1)


def test_values_beyond_the_limit_and_undefined_ones_are_gaps():
    table = curves_frame(CURVES, limit=4.0)

    relu = table[table["activation"] == "ReLU"]
    assert relu.loc[relu["x"] > 4.451, "value"].isna().all()
    assert relu.loc[relu["x"].between(0.1, 4), "value"].notna().all()
    log = table[table["activation"] == "log(x)"]
    assert log.loc[log["x"] <= 0, ["value", "slope"]].isna().all(axis=None)


def test_a_line_runs_on_to_its_first_point_beyond_the_frame():
    table = curves_frame(CURVES, limit=4.0)

    relu = table[table["activation"] == "ReLU"]
    assert 4.4 < relu["value"].max() < 4.5
    high = torch.tensor([0, 1e300, 0], dtype=torch.float64)
    spike = Curve(torch.arange(3.0), high, torch.zeros(3), undefined_share=0)
    assert curves_frame({"spike": spike}, limit=4.0)["value"].tolist() == [0, 400, 0]


def test_the_frame_ends_at_the_limit_only_where_a_line_goes_beyond():
    assert frame_edges({"tanh": CURVES["tanh"]}, 4.0) == ((None, None), (None, None))
    cubic = {"x^3": sample(find("x^3"), {}, 8.0)}
    assert frame_edges(cubic, 4.0) == ((-4.0, 4.0), (None, 4.0))
    assert frame_edges({"ReLU": CURVES["ReLU"]}, 4.0) == ((None, 4.0), (None, None))


def test_the_template_ends_where_it_is_told_to():
    edges = ((None, 4.0), (-2.0, None))
    panels = compare_chart(NAMES, edges).to_dict()["vconcat"]
    scales = [panel["layer"][0]["encoding"]["y"]["scale"] for panel in panels]

    assert scales == [{"padding": 6, "domainMax": 4}, {"padding": 6, "domainMin": -2}]
    assert all(panel["layer"][0]["mark"]["clip"] for panel in panels)


def test_the_pointer_reads_every_curve_at_the_same_x():
    table = pointer_frame(CURVES, every=2)

    assert list(table.columns)[:3] == ["x", "value_0", "slope_0"]
    at_two = table.iloc[(table["x"] - 2).abs().argmin()]
    assert at_two["value_0"] == pytest.approx(at_two["x"])
    assert at_two["value_1"] == pytest.approx(math.tanh(at_two["x"]))
    assert at_two["slope_2"] == pytest.approx(1 / at_two["x"])


def test_one_curve_alone_has_a_pointer():
    curve = Curve(*CURVES["tanh"][:3], 0.0)

    assert len(pointer_frame({"tanh": curve}, every=1)) == len(curve.x)


def test_points_and_tangents_are_those_of_the_readings():
    readings = {"Sigmoid": read_at(ACTIVATIONS["sigmoid"], {}, 0.0)}

    points = points_frame(readings)
    ends = tangents_frame(readings, reach=2.0)

    assert points.to_dict("records") == [
        {"x": 0.0, "value": 0.5, "slope": 0.25, "activation": "Sigmoid"}
    ]
    assert ends["x"].tolist() == [-2, 2]
    assert ends["value"].tolist() == [0, 1]


def test_a_kink_is_a_row_with_pytorchs_choice():
    at = read_at(ACTIVATIONS["prelu"], {}, 0.0)

    table = kinks_frame({"pReLU": [at], "tanh": []})

    assert table.to_dict("records") == [
        {"x": 0.0, "value": 0.0, "slope": 0.25, "activation": "pReLU"}
    ]


def test_function_lies_above_slope_over_one_x():
    value, slope = layers(0)[0], layers(1)[0]

    assert value["encoding"]["y"]["field"] == "value"
    assert slope["encoding"]["y"]["field"] == "slope"
    assert value["encoding"]["x"]["field"] == slope["encoding"]["x"]["field"] == "x"
    assert slope["encoding"]["x"]["title"] == "pre-activation x"


def test_colour_and_dash_tell_the_series_apart_in_the_same_order():
    encoding = layers(0)[0]["encoding"]

    for channel in ("color", "strokeDash"):
        assert encoding[channel]["scale"]["domain"] == list(NAMES)
        assert encoding[channel]["title"] is None
    assert len({str(dash) for dash in DASHES}) == len(SERIES) == len(DASHES)


def test_the_selections_live_in_views_that_exist():
    spec = compare_chart(NAMES).to_dict()
    views = {layer.get("name") for panel in spec["vconcat"] for layer in panel["layer"]}
    selections = {param["name"]: param for param in spec["params"]}

    assert selections["isolate"]["bind"] == "legend"
    assert len(selections["hover"]["views"]) == 2
    for selection in selections.values():
        assert set(selection["views"]) <= views


def test_the_tooltip_names_every_series_twice():
    titles = [tip.get("title") for tip in layers(0)[-1]["encoding"]["tooltip"]]

    assert titles[1:3] == ["ReLU: σ", "ReLU: σ′"]
    assert len(titles) == 1 + 2 * len(NAMES)


def test_the_template_holds_no_data():
    names = {
        layer["data"]["name"]
        for panel in compare_chart(NAMES).to_dict()["vconcat"]
        for layer in panel["layer"]
    }

    assert names == {"curves", "kinks", "points", "tangents", "pointer"}
    assert isinstance(curves_frame(CURVES, 4.0), pd.DataFrame)
