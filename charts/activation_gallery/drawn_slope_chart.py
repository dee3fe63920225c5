"""A function, and under it a derivative drawn by the reader; later the true one."""

import altair as alt

from charts.activation_gallery.lines import Axis, lines_layers, place_x, place_y
from charts.hand.guess import guess_layers


def drawn_slope_chart(x: Axis, y: Axis) -> alt.LayerChart:
    """A guess: where it is drawn, and the tables "guess", "lines" and "names"."""
    at_x, at_y = place_x(x), place_y(y)
    guess = guess_layers(lambda _: at_x, lambda _: at_y)
    lines = lines_layers(at_x, at_y, ("lines", "names"))
    sized = {"height": "container", "width": "container"}
    return alt.layer(*guess, *lines).properties(**sized)
