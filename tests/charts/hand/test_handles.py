import math

import altair as alt
import pytest

from charts import theme
from charts.hand.grabbable import REPORT, Grabbable
from charts.hand.handle import Handle
from charts.hand.movable import Movable

C = Movable("c", 34.0, 41.0, 38.0, 0.1)
N = Movable("n", 1, 20, 3, 1)
B = Movable("b", -3.0, 1.0, 0.0, 0.05)


@pytest.mark.parametrize(
    ("number", "told", "value"),
    [
        (C, 37.8, 37.8),
        (C, 37.84, 37.8),
        (C, -1e300, 34.0),
        (C, math.inf, 41.0),
        (C, 10**400, 41.0),
        (N, 4.4, 4),
        (B, -0.001, 0.0),
    ],
)
def test_a_number_is_clipped_and_laid_on_a_step(
    number: Movable, told: float, value: float
):
    assert number.read(told) == value
    assert isinstance(number.read(told), type(number.low))


@pytest.mark.parametrize(
    "told", [math.nan, None, "37", True, [37], {"c": 37}, b"37", 1j], ids=repr
)
def test_what_is_no_number_is_refused(told: object):
    assert C.read(told) is None


def test_every_value_is_read_as_itself_and_has_a_text_of_its_own():
    for number in (C, N, B):
        assert [number.read(value) for value in number.values] == number.values
        texts = [number.text(value) for value in number.values]
        assert len(set(texts)) == len(texts)
    assert B.text(-0.25) == "−0.25"
    assert B.text(-0.0) == B.text(0.0) == "0.00"
    assert (len(C.values), C.values[0], C.values[-1]) == (71, 34.0, 41.0)


def handle(**moves: str) -> Handle:
    return Handle("h", "h", "now_c", "0.5", moves)


@pytest.mark.parametrize(
    ("moves", "ways"),
    [
        ({"c": "to_x"}, ["to_x"]),
        ({"c": "2 * to_y"}, ["to_y"]),
        ({"c": "to_x", "b": "to_y"}, ["to_x", "to_y"]),
    ],
)
def test_the_arrows_on_a_disc_say_where_it_goes(moves: dict, ways: list[str]):
    assert handle(**moves).ways == ways


def test_handles_look_alike_and_can_be_hit_by_a_finger():
    base = alt.Chart(alt.NamedData("t")).mark_line().encode(x="x:Q", y="y:Q")
    grip = handle(c="to_x")._replace(color=theme.FEATURE)
    chart = alt.layer(base, *grip.layers())

    spec = Grabbable(chart, [C], [grip]).to_dict()

    *_, disc, _, target = [layer["mark"] for layer in spec["layer"]]
    assert disc["size"] >= 24**2
    assert target["size"] >= 44**2
    assert target["cursor"] == "grab"
    assert target["ariaRole"] == "slider"
    assert spec["layer"][-1]["name"] + "_marks" == grip.mark


def test_streamlit_finds_the_report_where_vega_lite_does_not_look():
    grip = handle(c="to_x")
    chart = alt.layer(*grip.layers())

    spec = Grabbable(chart, [C], [grip]).to_dict()

    assert spec["spec"] == {"params": [{"name": REPORT, "select": "point"}]}
    names = [param["name"] for param in spec["params"]]
    assert names == ["told", "now_c", "text_c", "held", "before", REPORT]
    assert all("select" not in param for param in spec["params"])
