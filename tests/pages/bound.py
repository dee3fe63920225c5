"""What the widgets of a page say of the keys of a link that they carry."""

from itertools import chain
from typing import Any, NamedTuple

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import (
    ButtonGroup,
    Multiselect,
    Selectbox,
    SelectSlider,
    Slider,
    Widget,
)


class Bound(NamedTuple):
    """What a widget says of the key of a link that it carries."""

    key: str
    kind: type[Widget]
    default: Any
    low: float | None
    high: float | None
    step: float | None
    options: tuple[str, ...]
    max_chars: int | None


def widgets_of(app: AppTest) -> list[Widget]:
    return [
        element
        for element in chain(app.main, app.sidebar)
        if isinstance(element, Widget) and not getattr(element.proto, "disabled", False)
    ]


def link_key(widget: Widget) -> str:
    return getattr(widget.proto, "query_param_key", "")


def bound_of(app: AppTest) -> list[Bound]:
    return [
        Bound(
            key=link_key(widget),
            kind=type(widget),
            default=default_of(widget),
            low=getattr(widget, "min", None),
            high=getattr(widget, "max", None),
            step=getattr(widget, "step", None),
            options=tuple(getattr(widget, "options", ())),
            max_chars=getattr(widget, "max_chars", None),
        )
        for widget in widgets_of(app)
        if link_key(widget) not in ("", "screen")
    ]


def default_of(widget: Widget) -> Any:
    default = widget.proto.default
    if isinstance(widget, ButtonGroup | Multiselect | SelectSlider):
        chosen = tuple(widget.options[int(place)] for place in default)
        return chosen if isinstance(widget, Multiselect) else chosen[0]
    if isinstance(widget, Selectbox):
        return widget.options[default]
    return default[0] if isinstance(widget, Slider) else default
