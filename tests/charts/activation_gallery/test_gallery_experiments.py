import pytest
import torch

from charts.activation_gallery.cost import BOTH, FORWARD, costs_chart, costs_frame
from charts.activation_gallery.kinks import KINK, SMOOTH, close_up_chart, close_up_frame
from charts.activation_gallery.overlay import overlay_chart, overlay_frame
from charts.activation_gallery.property_table import property_frame
from charts.activation_gallery.softmax import rowwise_chart, rowwise_frame
from charts.activation_gallery.typed_derivative import (
    ANSWER,
    FUNCTION,
    TRUTH,
    answer_chart,
    answer_frame,
    wrong_frame,
)
from charts.activation_gallery.vanishing import (
    bound_frame,
    left_chart,
    left_frame,
    shares_chart,
    shares_frame,
)
from core.activation_gallery.cost import Cost
from core.activation_gallery.kinks import look_closely
from core.activation_gallery.softmax import change_first
from core.activation_gallery.typed_derivative import check_derivative
from core.activation_gallery.vanishing import bound, fade
from core.activations import ACTIVATIONS
from core.properties import properties_of

NAMES = ("ReLU", "Step")
FADINGS = {name: fade(ACTIVATIONS[name.lower()], {}, 1.0, 6, 1.0, 0) for name in NAMES}


def names_of_data(spec: dict) -> set[str]:
    """Every frame a specification asks for, wherever it is nested."""
    found = {spec["data"]["name"]} if "name" in spec.get("data", {}) else set()
    for key in ("layer", "vconcat", "hconcat"):
        for part in spec.get(key, []):
            found |= names_of_data(part)
    return found


@pytest.mark.parametrize(
    ("chart", "frames"),
    [
        (close_up_chart(), {"close"}),
        (left_chart(NAMES, NAMES), {"left", "bound"}),
        (shares_chart(NAMES, NAMES), {"shares"}),
        (answer_chart((FUNCTION, ANSWER)), {"answer", "wrong"}),
        (overlay_chart(("one", "other"), "x", "y"), {"curves"}),
        (rowwise_chart(), {"outputs"}),
        (costs_chart(), {"costs"}),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_template_asks_for_its_frames_and_holds_no_data(chart, frames):
    assert names_of_data(chart.to_dict()) == frames


def test_a_close_up_has_a_row_for_each_offset_of_both_functions():
    relu = look_closely(ACTIVATIONS["relu"], {}, 0.0, 0.1)

    table = close_up_frame({KINK: ("ReLU", relu), SMOOTH: ("SiLU", relu)})

    assert len(table) == 2 * len(relu.offset)
    assert table.loc[table["offset"] == 1, "rise"].tolist() == pytest.approx([1, 1])


def test_what_is_nothing_is_not_drawn_on_a_logarithmic_axis():
    table = left_frame(FADINGS)

    step = table[table["activation"] == "Step"]
    assert step["left"].tolist()[0] == pytest.approx(1)
    assert step["left"].isna().tolist() == [False] + [True] * 6
    assert left_chart(NAMES, NAMES).to_dict()["layer"][1]["encoding"]["y"]["scale"] == {
        "type": "log"
    }


def test_the_bound_and_the_shares_are_tabulated_by_layer():
    assert bound_frame(bound(0.25, 2, 1.0))["left"].tolist() == [1, 0.25, 0.0625]
    shares = shares_frame(FADINGS)
    dead = shares[(shares["activation"] == "Step") & (shares["kind"] == "dead")]
    assert dead["share"].tolist() == [1] * 6
    assert dead["layer"].tolist() == [1, 2, 3, 4, 5, 6]


def test_the_shade_covers_exactly_what_is_wrong():
    verdict = check_derivative(ACTIVATIONS["relu"], "where(-4 < x < -2, 1, step(x))")

    (stretch,) = wrong_frame(verdict).to_dict("records")

    assert stretch == pytest.approx({"start": -3.98, "stop": -2.02})
    assert answer_frame(verdict)["wrong"].sum() == verdict.wrong.sum()


def test_a_right_answer_has_no_shade():
    assert wrong_frame(check_derivative(ACTIVATIONS["relu"], "step(x)")).empty


def test_the_truth_is_drawn_only_when_asked_for():
    assert len(answer_chart((FUNCTION,)).to_dict()["layer"]) == 2
    assert len(answer_chart((FUNCTION, ANSWER, TRUTH)).to_dict()["layer"]) == 4


def test_an_overlay_draws_the_second_curve_dashed():
    table = overlay_frame(
        torch.zeros(3), {"one": torch.ones(3), "other": torch.ones(3)}
    )

    assert table["curve"].value_counts().to_dict() == {"one": 3, "other": 3}
    dash = overlay_chart(("one", "other"), "x", "y").to_dict()["encoding"]["strokeDash"]
    assert dash["scale"]["range"][0] == [1, 0]


def test_a_row_of_four_makes_sixteen_bars():
    table = rowwise_frame(change_first(3.0))

    assert len(table) == 16
    sums = table[table["function"] == "softmax"].groupby("when")["output"].sum()
    assert sums.tolist() == pytest.approx([1, 1])


def test_of_a_row_only_the_first_output_is_told_when_asked():
    table = rowwise_frame(change_first(3.0), num_revealed=1)

    after = table[table["when"] == "after"]
    assert after["entry"].tolist() == ["output 1", "output 1"]
    assert len(table) == 10


def test_ticks_are_written_as_powers_of_ten():
    axis = left_chart(NAMES, NAMES).to_dict()["layer"][1]["encoding"]["y"]["axis"]

    assert "'-6': '10⁻⁶'" in axis["labelExpr"]
    assert "'0': '1'" in axis["labelExpr"]


def test_costs_are_tabulated_by_way():
    table = costs_frame({"ReLU": (Cost(1, 2, 3), Cost(4, 5, 6))})

    assert table["way"].tolist() == [FORWARD, BOTH]
    assert table["median"].tolist() == [2, 5]


def test_the_property_table_has_a_row_each_and_numbers_to_sort_by():
    rows = {a.label: properties_of(a) for a in ACTIVATIONS.values()}

    table = property_frame(rows, {a.label: a.family for a in ACTIVATIONS.values()})

    assert len(table) == len(ACTIVATIONS)
    sigmoid = table.set_index("activation").loc["Sigmoid"]
    assert (sigmoid["range"], sigmoid["largest slope"]) == ("(0, 1)", 0.25)
    assert sigmoid["zero-centred"] is False or not sigmoid["zero-centred"]
    for column in ("mean output", "largest slope", "Lipschitz constant"):
        assert table[column].dtype == float


def test_a_curve_that_is_not_drawn_is_not_in_the_legend():
    color = overlay_chart(("one",), "x", "y").to_dict()["encoding"]["color"]
    hidden = left_chart(NAMES, NAMES[:1]).to_dict()["layer"][1]["encoding"]["color"]

    assert color["scale"]["domain"] == ["one"]
    assert hidden["scale"]["domain"] == list(NAMES)
    assert hidden["legend"]["values"] == list(NAMES[:1])
