"""One home for colours: what a colour means, in the light and in the dark theme.

Charts name a role (`theme.HIDDEN`), never a colour; `paint` turns the roles of a
finished specification into colours. The hues are Okabe and Ito's, which stay apart
for colour-blind eyes ("Color Universal Design", 2008). A colour means the same on
every page: grey and dashed is the linear model, blue the hand-made feature or σ,
orange the hidden layer or σ′.
"""

from collections.abc import Mapping
from typing import Any, Literal

Mode = Literal["light", "dark"]

INK = "@ink"
MUTED = "@muted"
LINE = "@line"
PAPER = "@paper"
LINEAR = "@linear"
FEATURE = "@feature"
HIDDEN = "@hidden"
RIGHT = "@right"
WRONG = "@wrong"
# Neither of the three kinds of model, nor right or wrong.
OTHER = "@pink"
CLASS_0 = FEATURE
CLASS_1 = HIDDEN
# For series without a meaning of their own, told apart by dash or label as well.
SERIES = (FEATURE, HIDDEN, RIGHT, OTHER, "@yellow", "@sky", LINEAR, "@brown")

COLORS: dict[str, dict[Mode, str]] = {
    INK: {"light": "#2B323B", "dark": "#DDE2E7"},
    MUTED: {"light": "#6B7280", "dark": "#9AA3AF"},
    LINE: {"light": "#D0D5DB", "dark": "#3A424C"},
    PAPER: {"light": "#FFFFFF", "dark": "#14181D"},
    LINEAR: {"light": "#6B7280", "dark": "#9AA3AF"},
    FEATURE: {"light": "#0072B2", "dark": "#56B4E9"},
    HIDDEN: {"light": "#D55E00", "dark": "#F0884A"},
    RIGHT: {"light": "#009E73", "dark": "#2BC79A"},
    WRONG: {"light": "#B3261E", "dark": "#FF8A80"},
    "@pink": {"light": "#CC79A7", "dark": "#DF9BC0"},
    "@yellow": {"light": "#B98700", "dark": "#F0C04A"},
    "@sky": {"light": "#3A9BD1", "dark": "#9AD0F0"},
    "@brown": {"light": "#8C6D1F", "dark": "#C8AC5A"},
}

# A mark stands out at 3 to 1, letters only at 4.5: on white in darker shades.
ON_WHITE = {
    HIDDEN: "#BB5200",
    RIGHT: "#007F5C",
    "@pink": "#B24580",
    "@yellow": "#946A00",
    "@sky": "#26779F",
    "@brown": "#6E5416",
}
TEXT: dict[str, dict[Mode, str]] = COLORS | {
    role: COLORS[role] | {"light": shade} for role, shade in ON_WHITE.items()
}

DASHED = [6, 4]
LINEAR_DASH = DASHED
FONT_SIZE = 13
LABEL_SIZE = 14
# The name of a curve, and what keeps it readable where it crosses a line.
NAME = {"fontSize": LABEL_SIZE, "fontWeight": "bold"}
HALO = {"stroke": PAPER, "strokeWidth": 5, "opacity": 0.85, "aria": False}
# Streamlit's grey is as pale as 3.7 to 1.
GREY = {"labelColor": MUTED, "titleColor": MUTED}
# Streamlit's 12 pixels are too small for the back row of a classroom.
CONFIG = {
    # A chart is read aloud as its text alternative, not mark by mark; half of what a
    # browser writes for a mark is left out with it. What a mark is made of is nothing
    # to point at: a chart that has something to say there names it.
    "mark": {"aria": False, "tooltip": False},
    # A subscript in the title of an axis reaches below its line.
    "padding": {"bottom": 4},
    # Larger on a projector, a label must not be cut at Vega's 180 pixels.
    "axis": {"labelFontSize": 13, "titleFontSize": 14, "labelLimit": 400, **GREY},
    "legend": {"labelFontSize": 13, "titleFontSize": 13, "labelLimit": 400, **GREY},
    "header": {"labelFontSize": 14, "titleFontSize": 14, **GREY},
    "text": {"fontSize": LABEL_SIZE, "color": INK},
}
TYPE = "type_scale"
"""In expressions, how much larger type is drawn on a projector."""
# What grows with the type on a projector, by its power: areas grow with the square.
LENGTHS = {
    "fontSize": 1, "labelFontSize": 1, "titleFontSize": 1, "strokeWidth": 1,
    "dx": 1, "dy": 1, "x": 1, "y": 1, "tickSize": 1, "labelPadding": 1,
    "labelOffset": 1, "size": 2, "strokeDash": 1,
    "xOffset": 1, "x2Offset": 1, "yOffset": 1, "y2Offset": 1,
}  # fmt: skip


def leaves_no_room(scale: str = "x") -> str:
    """Write whether a name that begins at a place would be cut at the right edge."""
    begin = f"scale('{scale}', datum.x)"
    return f"{begin} + {LABEL_SIZE / 2:g} * length(datum.name) > width"


def dress(spec: dict, mode: Mode, scale: float = 1) -> dict:
    """Finish a chart's specification: its size, its type sizes and its colours.

    A picture fills its place; a chart with a height of its own, or of panels that have,
    keeps it.

    Args:
        spec: As Altair compiled it.
        mode: The theme of the page.
        scale: How much larger type, strokes and marks are drawn.
    """
    params = [*spec.get("params", []), {"name": TYPE, "value": scale}]
    config = {**spec.get("config", {}), **CONFIG}
    has_size = "height" in spec or "vconcat" in spec
    size = {} if has_size else {"height": "container", "width": "container"}
    spec = paint({**spec, **size, "params": params, "config": config}, mode)
    return spec if scale == 1 else enlarge(spec, scale)


def enlarge(spec: Any, scale: float) -> Any:
    """Copy a specification with every length of `LENGTHS` times `scale`."""
    if isinstance(spec, list):
        return [enlarge(part, scale) for part in spec]
    if not isinstance(spec, dict):
        return spec
    return {key: _enlarged(key, value, scale) for key, value in spec.items()}


def _enlarged(key: str, value: Any, scale: float) -> Any:
    power = LENGTHS.get(key)
    if power and isinstance(value, int | float):
        return value * scale**power
    if power and isinstance(value, list | tuple):  # a dash, or the dashes of a scale
        return [_enlarged(key, part, scale) for part in value]
    if key in ("dx", "dy") and isinstance(value, dict) and "expr" in value:
        return {"expr": f"{scale} * ({value['expr']})"}
    old = value.get("scale") if power and isinstance(value, dict) else None
    if old and "range" in old:
        # A place that is an expression of the room there is stays where it is.
        lengths = [_enlarged(key, length, scale) for length in old["range"]]
        return {**value, "scale": {**old, "range": lengths}}
    return enlarge(value, scale)


def paint(
    spec: Any, mode: Mode, colors: Mapping[str, Mapping[Mode, str]] = COLORS
) -> Any:
    """Copy a Vega-Lite specification with every role replaced by its colour.

    What is written gets the shades of `TEXT`, on a scale of its own: that of colours
    is shared with the marks.
    """
    if isinstance(spec, dict):
        if spec.get("mark", {}).get("type") == "text":
            spec, colors = _filled(spec), TEXT
        return {key: paint(value, mode, colors) for key, value in spec.items()}
    if isinstance(spec, list | tuple):
        return [paint(value, mode, colors) for value in spec]
    if isinstance(spec, str) and spec in colors:
        return colors[spec][mode]
    return spec


def _filled(layer: dict) -> dict:
    encoding = {
        "fill" if channel == "color" else channel: how
        for channel, how in layer.get("encoding", {}).items()
    }
    return {**layer, "encoding": encoding}
