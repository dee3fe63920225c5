import pytest

from charts.activation_gallery.idle_units import idle_chart, idle_frame
from charts.activation_gallery.softmax import AFTER, rowwise_chart, rowwise_frame
from core.activation_gallery.softmax import change_first
from core.activation_gallery.vanishing_gradient import fade
from core.activations import ACTIVATIONS


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
