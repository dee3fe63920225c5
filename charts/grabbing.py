"""How a picture follows the hand without the server.

Every `Movable` is a signal of Vega: `now_c` is what is drawn. It is moved by `told`,
which is what the server says, and by `grabbed`, which is what the hand made of all
numbers, and what the server hears of when it lets go. `held` is the hand's hold of a
handle. `Esc` gives back what the numbers were when the hand or the focus came.

None of the two ways it goes is in a documentation: Vega-Lite hands the ``on`` of a
variable parameter through to Vega, and Streamlit reports any signal that is named like
a selection, here one under ``spec``, where Vega-Lite looks for none. Versions are
pinned, and `tests/browser/test_grab.py` drags.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import altair as alt

from charts.handles import HERE, SINCE, Handle, Movable

REPORT = "grabbed"
LARGE = 10
"""Steps that an arrow key takes with Shift."""


class Grabbable(NamedTuple):
    """A chart in which handles move numbers.

    Attributes:
        chart: As Altair makes it, with the layers of the handles in it.
    """

    chart: alt.TopLevelMixin
    numbers: Sequence[Movable]
    handles: Sequence[Handle]

    def to_dict(self, validate: bool = True) -> dict[str, Any]:
        """Return the specification, as a chart of Altair would."""
        spec = self.chart.to_dict(validate=validate)
        params = [*spec.get("params", []), *_signals(self.numbers, self.handles)]
        listened = {"params": [{"name": REPORT, "select": "point"}]}
        return {**spec, "params": params, "spec": listened}


def _signals(numbers: Sequence[Movable], handles: Sequence[Handle]) -> list[dict]:
    defaults = {SINCE: "0", **{n.key: f"{n.default}" for n in numbers}}
    return [
        {"name": "told", "expr": f"data('{HERE}')[0] || {_object(defaults)}"},
        *(signal for number in numbers for signal in _number(number)),
        {"name": "held", "value": None, "on": _holds(numbers, handles)},
        {"name": "before", "value": None, "on": _focuses(numbers, handles)},
        {"name": REPORT, "value": None, "on": _moves(numbers, handles)},
    ]


def _number(number: Movable) -> list[dict]:
    key, now = number.key, f"now_{number.key}"
    # What the server says before it has heard of the last report comes late.
    late = f"{REPORT} && told.{SINCE} < {REPORT}.{SINCE}"
    on = [
        {"events": {"signal": "told"}, "update": f"{late} ? {now} : told.{key}"},
        {"events": {"signal": REPORT}, "update": f"{REPORT}.{key}"},
    ]
    text = f"format({now}, '.{number.decimals}f')"
    return [
        {"name": now, "init": f"told.{key}", "on": on},
        {"name": f"text_{key}", "expr": text},
    ]


def _holds(numbers: Sequence[Movable], handles: Sequence[Handle]) -> list[dict]:
    """Say which handle is held, how far from its middle, since when, from where."""
    held = [
        {
            "events": {"type": "pointerdown", "markname": handle.mark},
            "update": "event.button ? held : "
            + _object(
                {
                    "by": f"'{handle.name}'",
                    "dx": f"{handle.pixel('x')} - x()",
                    "dy": f"{handle.pixel('y')} - y()",
                    SINCE: "now()",
                    **{number.key: f"now_{number.key}" for number in numbers},
                }
            ),
        }
        for handle in handles
    ]
    # A hold that was given up stays until the hand lets go, and moves nothing.
    given_up = "held && event.key === 'Escape' ? merge(held, {by: ''}) : held"
    return [
        *held,
        {"events": _on_window("keydown"), "update": given_up},
        {"events": LETS_GO, "update": "null"},
    ]


def _focuses(numbers: Sequence[Movable], handles: Sequence[Handle]) -> list[dict]:
    now = _object({number.key: f"now_{number.key}" for number in numbers})
    return [
        {"events": {"type": event, "markname": handle.mark}, "update": now}
        for handle in handles
        for event in ("focusin", "pointerdown")
    ]


def _moves(numbers: Sequence[Movable], handles: Sequence[Handle]) -> list[dict]:
    held = {number.key: f"held.{number.key}" for number in numbers}
    returned = _object({**held, SINCE: f"held.{SINCE}"})
    on = [
        {
            "events": _on_window("keydown"),
            "update": f"held && event.key === 'Escape' ? {returned} : {REPORT}",
        }
    ]
    for handle in handles:
        pressed = {"type": "pointerdown", "markname": handle.mark}
        dragged = {**_on_window("pointermove"), "between": [pressed, LETS_GO]}
        to_hand = f"held && held.by === '{handle.name}' ? {_dragged(handle, numbers)}"
        keys = {"type": "keydown", "markname": handle.mark}
        on += [
            {"events": dragged, "update": f"{to_hand} : {REPORT}"},
            {"events": keys, "update": f"held ? {REPORT} : {_keyed(handle, numbers)}"},
        ]
    return on


def _dragged(handle: Handle, numbers: Sequence[Movable]) -> str:
    """Write what a pointer makes of the numbers."""

    def to(axis: re.Match) -> str:
        return f"invert({handle.scale(axis[1])}, {axis[1]}() + held.d{axis[1]})"

    values = {
        number.key: snapped(
            number, re.sub(r"\bto_([xy])\b", to, handle.moves[number.key])
        )
        for number in numbers
        if number.key in handle.moves
    }
    return _report(values, numbers, f"held.{SINCE}")


def _keyed(handle: Handle, numbers: Sequence[Movable]) -> str:
    """Write what a key makes of the numbers while the handle has the focus."""
    keys = list(handle.moves)
    of = {number.key: number for number in numbers}
    first, last = of[keys[0]], of[keys[-1]]
    made = {
        "ArrowLeft": (first, _stepped(first, -1)),
        "ArrowRight": (first, _stepped(first, 1)),
        "ArrowDown": (last, _stepped(last, -1)),
        "ArrowUp": (last, _stepped(last, 1)),
        "Home": (first, f"{first.low}"),
        "End": (first, f"{first.high}"),
    }
    before = {number.key: f"before.{number.key}" for number in numbers}
    chosen = f"event.key === 'Escape' && before ? {_report(before, numbers)} : {REPORT}"
    for key, (number, value) in made.items():
        report = _report({number.key: value}, numbers)
        chosen = f"event.key === '{key}' ? {report} : {chosen}"
    return chosen


def _stepped(number: Movable, way: int) -> str:
    step = f"{way * number.step} * (event.shiftKey ? {LARGE} : 1)"
    return snapped(number, f"now_{number.key} + {step}")


def snapped(number: Movable, to: str) -> str:
    """Write the value of `number` nearest to an expression; if that is none, its own.

    34 + 38 * 0.1 is not the number that is written 37.8, until it is rounded.
    """
    low, high, step = number.low, number.high, number.step
    steps = f"round((({to}) - {low}) / {step})"
    value = f"round(({low} + {steps} * {step}) * 1e8) / 1e8"
    return f"(isNaN({to}) ? now_{number.key} : clamp({value}, {low}, {high}))"


def _report(
    values: Mapping[str, str], numbers: Sequence[Movable], since: str = "now()"
) -> str:
    """Write the report of all numbers, those that are not in `values` as they are.

    It says since when: the same values told twice are two reports, for in between a
    slider may have moved.
    """
    now = {number.key: f"now_{number.key}" for number in numbers}
    return _object({**now, **values, SINCE: since})


def _object(entries: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{key}: {value}" for key, value in entries.items()) + "}"


def _on_window(event: str) -> dict[str, str]:
    return {"source": "window", "type": event}


LETS_GO = {"merge": [_on_window("pointerup"), _on_window("pointercancel")]}
