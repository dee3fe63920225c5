"""All that can be grabbed, on one page: a vector, knots, and points of two kinds."""

import altair as alt
import streamlit as st

from charts import theme
from charts.hand.grabbable import Grabbable
from charts.hand.handle import Handle
from charts.hand.movable import Movable
from charts.hand.points import Points
from serving.log import begin_page
from ui.controls import FloatRange, choose_float
from ui.deck.keys import listen
from ui.draw import draw
from ui.fragments import begin_run, fragment
from ui.hand.grab import numbers

LINK = {"a": FloatRange(-2.0, 2.0, 1.0, 0.1), "b": FloatRange(-2.0, 2.0, 0.5, 0.1)}
SIDE = Movable("side", -2.0, 2.0, 0.0, 0.05)
KNOTS = Points("knots", "knot", SIDE, SIDE, fewest=3, most=3, view="left")
DATA = Points(
    "dots", "example", SIDE, SIDE, fewest=1, most=5, kind="kind", view="right"
)
POINTS = {
    "knots": ((-1.0, 0.0), (0.0, 1.0), (1.0, 0.0)),
    "dots": ((-1.0, -1.0, "circle"), (1.0, 1.0, "cross")),
}
GRAB = (*numbers(LINK, "a", "b"), KNOTS, DATA)


def along(axis: type) -> alt.X | alt.Y:
    """Encode a column on an axis from -2 to 2."""
    return lambda column: axis(f"{column}:Q").scale(domain=(-2, 2), nice=False)


def hand_chart(grab: tuple) -> Grabbable:
    """Two panels side by side."""
    x, y = along(alt.X), along(alt.Y)
    image = Handle(
        "image", "image of (1, 0)", "now_a", "now_b", {"a": "to_x", "b": "to_y"},
        text="text_a + ', ' + text_b", color=theme.FEATURE, view="left",
    )  # fmt: skip
    line = KNOTS.chart().mark_line(aria=False).encode(x=x("at_x"), y=y("at_y"))
    kinds = alt.Fill("kind:N").scale(domain=["circle", "cross"]).legend(None)
    size = {"width": 400, "height": 300}
    left = alt.layer(line, *KNOTS.layers(x, y), *image.layers(), name="left")
    right = alt.layer(*DATA.layers(x, y, kinds), name="right")
    chart = alt.hconcat(left.properties(**size), right.properties(**size))
    return Grabbable(chart, grab, [image])


def begin_anew() -> None:
    """Give everything back the value that it had, for the next test."""
    numbers_of_the_link = {key: of.default for key, of in LINK.items()}
    st.session_state.update(POINTS, kind="circle", **numbers_of_the_link)


@fragment
def show() -> None:
    """Draw what is moved, and what the session makes of it."""
    for key in LINK:
        choose_float(key, key, LINK[key])
    st.segmented_control("kind", ["circle", "cross"], default="circle", key="kind")
    for key, start in POINTS.items():
        st.session_state.setdefault(key, start)
    draw(hand_chart, alt_text="Two panels", height="content", grab=GRAB)
    state = st.session_state
    st.text(f"a {state['a']:g} b {state['b']:g}")
    st.text(f"knots {state['knots']}")
    st.text(f"dots {state['dots']}")
    st.button("Begin anew", on_click=begin_anew)


st.set_page_config(layout="wide")
begin_page("hand_page")
begin_run()
st.title("Hands")
show()
listen({})
