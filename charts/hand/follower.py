"""A picture that follows a handle of another one on the page.

`ui/assets/grab.js` tells the window where a handle has come to, by what a screen reader
calls it.
"""

from typing import Any

import altair as alt

from charts.hand.grab_parts import HERE
from charts.hand.movable import Movable

MOVED = "moved"
"""The event, whose detail has the name of the handle and its number."""


class Follower:
    """A chart whose expressions have `now_key` and `text_key`, as a `Grabbable` has.

    Args:
        chart: As Altair makes it, over "here" among others.
        number: What is moved.
        label: The handle's.
    """

    def __init__(self, chart: alt.TopLevelMixin, number: Movable, label: str) -> None:
        self.chart, self.number, self.label = chart, number, label

    def to_dict(self, validate: bool = True) -> dict[str, Any]:
        """Return the specification, as a chart of Altair would."""
        spec = self.chart.to_dict(validate=validate)
        return {**spec, "params": [*spec.get("params", []), *self._signals()]}

    def _signals(self) -> list[dict[str, Any]]:
        key, now = self.number.key, f"now_{self.number.key}"
        told = f"(data('{HERE}')[0] || {{{key}: {self.number.default}}}).{key}"
        is_ours = f"event.detail.name === '{self.label}'"
        moved = {"source": "window", "type": MOVED}
        on = [
            {"events": {"signal": "told"}, "update": "told"},
            {"events": moved, "update": f"{is_ours} ? event.detail.number : {now}"},
        ]
        return [
            {"name": "told", "expr": told},
            {"name": now, "init": "told", "on": on},
            self.number.signal_of_text(),
        ]
