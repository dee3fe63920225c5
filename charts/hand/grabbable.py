"""How a picture follows the hand without the server.

Every `Movable` is a signal of Vega: `now_c` is what is drawn. It is moved by `told`,
which is what the server says, and by `grabbed`, which is what the hand made of all
numbers, and what the server hears of when it lets go. `held` is the hand's hold of a
handle. `Esc` gives back what the numbers were when the hand or the focus came. `Points`
are the list that the server told, and the one of them that was moved since.

None of the two ways it goes is in a documentation: Vega-Lite hands the ``on`` of a
variable parameter through to Vega, and Streamlit reports any signal that is named like
a selection, here one under ``spec``, where Vega-Lite looks for none. Versions are
pinned, and `tests/browser/test_grab.py` drags.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from charts.hand.grab_parts import EARLIER, HERE, SINCE, named, record
from charts.hand.handle import Handle
from charts.hand.movable import Movable
from charts.hand.points import Points

REPORT = "grabbed"
DOUBLE_TAP = 400
"""Milliseconds between two taps at most. A finger makes no double click here."""
Signal = dict[str, Any]
"""Also an event handler of one: what Vega takes as a dictionary."""


class Grabbable:
    """A chart in which a hand moves something.

    Args:
        chart: As Altair makes it, with the layers of handles and points in it.
        grab: The numbers and the points that are moved.
        handles: What moves the numbers.
    """

    def __init__(
        self,
        chart: alt.TopLevelMixin,
        grab: Sequence[Movable | Points],
        handles: Sequence[Handle] = (),
    ) -> None:
        self.chart, self.handles = chart, handles
        self.points = [moved for moved in grab if isinstance(moved, Points)]
        self.numbers = {
            moved.key: moved for moved in grab if isinstance(moved, Movable)
        }
        self.grips: Sequence[Handle | Points] = [*handles, *self.points]

    def to_dict(self, validate: bool = True) -> dict[str, Any]:
        """Return the specification, as a chart of Altair would."""
        spec = named(self.chart.to_dict(validate=validate))
        params = [*spec.get("params", []), *self._signals()]
        listened = {"params": [{"name": REPORT, "select": "point"}]}
        return {**spec, "params": params, "spec": listened}

    def _signals(self) -> list[Signal]:
        defaults = {key: f"{number.default}" for key, number in self.numbers.items()}
        told = record({SINCE: "0", **defaults})
        return [
            {"name": "told", "expr": f"data('{HERE}')[0] || {told}"},
            *(signal for number in self.numbers.values() for signal in _number(number)),
            *(signal for points in self.points for signal in _points(points)),
            *self._taps(),
            {"name": "held", "value": None, "on": self._holds()},
            {"name": "before", "value": None, "on": self._befores()},
            {"name": REPORT, "value": None, "on": self._reports()},
        ]

    def _holds(self) -> list[Signal]:
        """Say what is held, since when, and what all numbers were."""
        now = {SINCE: "now()", **{key: f"now_{key}" for key in self.numbers}}
        # A hold that was given up stays until the hand lets go, and moves nothing.
        given_up = "held && event.key === 'Escape' ? merge(held, {by: ''}) : held"
        return [
            *(
                _on(
                    _at("pointerdown", grip.mark),
                    f"event.button ? held : {record({**now, **grip.hold()})}",
                )
                for grip in self.grips
            ),
            _on(_on_window("keydown"), given_up),
            _on(LETS_GO, "null"),
        ]

    def _taps(self) -> list[Signal]:
        """Say which point a finger tapped, and whether for the second time."""
        on = []
        for points in self.points:
            again = f"tapped.of === '{points.key}' && tapped.number === datum.number"
            is_soon = f"event.timeStamp - tapped.at < {DOUBLE_TAP}"
            twice = f"event.pointerType === 'touch' && tapped && {again} && {is_soon}"
            tap = {"of": f"'{points.key}'", "number": "datum.number", "twice": twice}
            tap["at"] = f"({twice}) ? 0 : event.timeStamp"
            on.append(_on(_at("pointerdown", points.mark), record(tap)))
        return [{"name": "tapped", "value": None, "on": on}] if on else []

    def _befores(self) -> list[Signal]:
        """Say what all was when the hand or the focus came."""
        return [
            _on(_at(event, grip.mark), self._report(grip.as_it_is()))
            for grip in self.grips
            for event in ("focusin", "pointerdown")
        ]

    def _reports(self) -> list[Signal]:
        """Say what a hand or a key makes of it all."""
        on = [_on(_on_window("keydown"), _if(f"{_is('Escape')} && held", self._back()))]
        for grip in self.grips:
            pressed = _at("pointerdown", grip.mark)
            dragging = {**_on_window("pointermove"), "between": [pressed, LETS_GO]}
            dragged = self._report(grip.dragged(self.numbers), f"held.{SINCE}")
            is_held = f"held && held.by === {grip.hold()['by']}"
            on += [
                _on(dragging, _if(is_held, dragged)),
                _on(_at("keydown", grip.mark), self._keyed(grip)),
            ]
        for points in self.points:
            gone = self._report({points.key: "{gone: datum.number}"})
            is_tapped = "tapped && tapped.twice"
            on += [
                _on(_at("pointerup", points.mark), _if(is_tapped, gone)),
                _on(_at("dblclick", points.mark), _if(f"!({is_tapped})", gone)),
            ]
            if points.most > points.fewest:
                added = self._report(points.clicked())
                on.append(_on(_at("click", points.area), added))
        return on

    def _back(self) -> str:
        """Report what was when the hand came."""
        was = {key: f"held.{key}" for key in self.numbers}
        place = "{i: held.i, x: held.x, y: held.y}"
        points = {
            p.key: f"(held.of === '{p.key}' ? {place} : null)" for p in self.points
        }
        return self._report({**was, **points}, f"held.{SINCE}")

    def _keyed(self, grip: Handle | Points) -> str:
        back = f"merge(before, {{{SINCE}: now(), {EARLIER}: {UNHEARD}}})"
        chosen = _if(f"{_is('Escape')} && before", back)
        for key, values in grip.keyed(self.numbers).items():
            chosen = _if(_is(key), self._report(values), chosen)
        return _if("!held", chosen)

    def _report(self, values: Mapping[str, str], since: str = "now()") -> str:
        """Write the report of all: what is not in `values` is as it is.

        It says since when: the same values told twice are two reports, for in between a
        slider may have moved. What is made of points is one step of many, so that a
        report brings along those that the server has not heard of.
        """
        now = {key: f"now_{key}" for key in self.numbers}
        still = {points.key: "null" for points in self.points}
        same = f"{REPORT} && {REPORT}.{SINCE} === {since}"
        earlier = f"{same} ? {REPORT}.{EARLIER} : {UNHEARD}"
        chain = {EARLIER: earlier} if self.points else {}
        return record({**now, **still, **values, SINCE: since, **chain})


def _number(number: Movable) -> list[Signal]:
    key, now = number.key, f"now_{number.key}"
    on = [
        _on({"signal": "told"}, f"{LATE} ? {now} : told.{key}"),
        _on({"signal": REPORT}, f"{REPORT}.{key}"),
    ]
    return [
        {"name": now, "init": f"told.{key}", "on": on},
        number.signal_of_text(),
    ]


def _points(points: Points) -> list[Signal]:
    key, moved = points.key, f"moved_{points.key}"
    is_move = f"{REPORT}.{key} && isNumber({REPORT}.{key}.i)"
    on = [
        *(
            _on({"signal": signal}, f"{LATE} ? {moved} : null")
            for signal in (f"told_{key}", "told")
        ),
        _on({"signal": REPORT}, f"{is_move} ? {REPORT}.{key} : {moved}"),
    ]
    return [
        # A new list each time: a signal that stays the same list moves nothing.
        {"name": f"told_{key}", "expr": f"slice(data('{key}'), 0)"},
        {"name": moved, "value": None, "on": on},
    ]


def _on(events: dict[str, Any], update: str) -> Signal:
    return {"events": events, "update": update}


def _at(event: str, mark: str) -> dict[str, str]:
    return {"type": event, "markname": mark}


def _on_window(event: str) -> dict[str, str]:
    return {"source": "window", "type": event}


def _is(key: str) -> str:
    return f"event.key === '{key}'"


def _if(condition: str, then: str, otherwise: str = REPORT) -> str:
    """Report something on a condition; otherwise nothing is reported anew."""
    return f"{condition} ? {then} : ({otherwise})"


LETS_GO = {"merge": [_on_window("pointerup"), _on_window("pointercancel")]}
# What the server says before it has heard of the last report comes late.
LATE = f"{REPORT} && told.{SINCE} < {REPORT}.{SINCE}"
UNHEARD = f"({LATE} ? {REPORT} : null)"
