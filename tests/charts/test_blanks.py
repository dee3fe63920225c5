import pytest

from charts.activation_gallery import compare
from charts.activation_gallery.compare import _columns, compare_chart
from charts.blanks import Filled, blank_names, blank_number

NAMES = (
    "ReLU",
    "⟨1⟩ and ⟨0⟩",
    "1e300 * x",
    r"\1 \g<0>",
    "|x|",
    "σ′",
    "a.b[0]",
    "ReLU6",
)
EDGES = [
    ((None, None), (None, None)),
    ((-2.0, None), (None, 3.0)),
    ((None, 0.5), (-7.0, 7.0)),
    ((-1.0, 1.0), (-4.0, 4.0)),
]


@pytest.mark.parametrize("edges", EDGES)
@pytest.mark.parametrize("num_series", [1, 3, 8])
def test_a_filled_chart_is_the_chart_compiled_for_its_names(num_series, edges):
    names = NAMES[:num_series]

    filled = compare_chart(names, edges).to_dict()

    assert filled == _columns(names, edges).to_dict()


def test_other_names_are_filled_into_what_was_compiled(monkeypatch):
    compiled = []
    compare_chart(("ReLU", "tanh")).to_dict()
    monkeypatch.setattr(
        compare, "_columns", lambda *settings: compiled.append(settings)
    )

    compare_chart(("tanh", "GELU")).to_dict()

    assert compiled == []


def test_a_chart_is_filled_anew_each_time():
    spec = {"domain": [*blank_names(2)], "title": "⟨1⟩: σ", "at": [blank_number(0), 2]}
    filled = Filled(lambda validate: spec, ("a", "b"), (5.0,))

    filled.to_dict()["domain"].append("more")

    assert filled.to_dict() == {"domain": ["a", "b"], "title": "b: σ", "at": [5.0, 2]}
    assert spec["domain"] == ["⟨0⟩", "⟨1⟩"]
