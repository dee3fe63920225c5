import pytest

from charts.activation_gallery.cost import BOTH, FORWARD, costs_chart, costs_frame
from charts.activation_gallery.idle_units import idle_chart, idle_frame
from charts.activation_gallery.property_table import property_frame
from charts.activation_gallery.softmax import AFTER, rowwise_chart, rowwise_frame
from core.activation_gallery.cost import Cost
from core.activation_gallery.softmax import change_first
from core.activation_gallery.vanishing_gradient import fade
from core.activations import ACTIVATIONS
from core.activations.properties import properties_of


def test_costs_are_tabulated_by_way_and_what_is_untold_has_a_question_mark():
    costs = {"ReLU": (Cost(1.0, 2.0), Cost(4.0, 5.0))}

    table = costs_frame(costs, ("ReLU", "tanh"))

    assert table["way"].tolist() == [FORWARD, BOTH, FORWARD]
    assert table["fastest"].tolist() == [1, 4, 0]
    assert table["text"].tolist() == ["1.00", "4.00", "?"]
    assert costs_chart(("ReLU", "tanh")).to_dict()["data"] == {"name": "costs"}


def test_of_a_row_only_the_first_output_is_told_when_asked():
    change = change_first(3.0)
    asked, solved = (rowwise_frame(change, told) for told in (1, 4))
    after = asked[asked["when"] == AFTER]

    assert len(asked) == len(solved) == 16
    assert after["text"].tolist() == ["0.95", "?", "?", "?", "0.69", "?", "?", "?"]
    assert after["output"].gt(0).tolist() == [True, False, False, False] * 2
    sums = solved[solved["function"] == "softmax"].groupby("when")["output"].sum()
    assert sums.tolist() == pytest.approx([1, 1])
    assert rowwise_chart().to_dict()["data"] == {"name": "outputs"}


def test_idle_units_are_tabulated_by_layer():
    fadings = {"Step": fade(ACTIVATIONS["step"], 6, 1.0, 0)}

    table = idle_frame(fadings)

    dead = table[table["kind"] == "dead"]
    assert dead["share"].tolist() == [1] * 6
    assert dead["layer"].tolist() == [1, 2, 3, 4, 5, 6]
    assert idle_chart(("Step",)).to_dict()["vconcat"][0]["data"] == {"name": "shares"}


def test_the_property_table_has_a_row_each_and_numbers_to_sort_by():
    rows = {a.label: properties_of(a) for a in ACTIVATIONS.values()}

    table = property_frame(rows, {a.label: a.family for a in ACTIVATIONS.values()})

    assert len(table) == len(ACTIVATIONS)
    sigmoid = table.set_index("activation").loc["Sigmoid"]
    assert (sigmoid["range"], sigmoid["largest slope"]) == ("(0, 1)", 0.25)
    assert not sigmoid["zero-centred"]
    for column in ("mean output", "largest slope", "Lipschitz constant"):
        assert table[column].dtype == float
