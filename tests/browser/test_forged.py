"""What no control has told: clipped or left out, and the page goes on."""

import json

import pytest

from benchmarks.client import Reader, finish
from benchmarks.server import Server
from screens.monotonicity.who_died import GRID

pytestmark = pytest.mark.xdist_group("hands")
LESSON, FOLD = "monotonicity", "screen=fold&solved=1&c=38.5"
TOLD_BY = ("bidi_component", "vega_lite_chart")
VALUES = {
    "no json": ("json_value", "{"),
    "deep": ("json_value", "[" * 10_000),
    "deep where it is read": ("json_value", '{"selection":' * 900 + "1" + "}" * 900),
    "a list": ("json_value", '[1, {"kept": [2]}]'),
    "lone surrogates": ("json_value", r'{"kept": {"\ud800": "\u0000"}, "secrets": 7}'),
    "no numbers": ("json_value", '{"selection": {"report": {"c": [NaN, 1e999]}}}'),
    "another kind": ("double_array_value", [float("nan")]),
    "a click": ("trigger_value", True),
}
REPORTS = [
    ('{"selection": {"grabbed": {"c": NaN}}}', 38.5),
    ('{"selection": {"grabbed": {"w": 1, "screen": "who"}}}', 38.5),
    ("nonsense", 38.5),
    ("[" * 100_000, 38.5),
    ('{"selection": {"grabbed": {"c": 37.04}}}', 37.0),
    ('{"selection": {"grabbed": {"c": 1e9}}}', 41.0),
    ('{"selection": {"grabbed": {"c": -Infinity}}}', 34.0),
]
GOOD = [0.5] * GRID.num_places
CURVES = {
    # What is longer than a megabyte, the server does not read at all.
    "a hundred thousand": [0.5] * 100_000,
    "too few": GOOD[1:],
    "nan": [float("nan")] * GRID.num_places,
    "outside": [*GOOD[1:], 1.5],
    "texts": ["0.5"] * GRID.num_places,
    "a number": 5,
    "nothing": None,
}


def test_what_a_component_cannot_have_told_is_left_out(server: Server):
    async def draw() -> None:
        async with Reader(server.url, LESSON, FOLD) as reader:
            await reader.draw()
            told = [c.id for c in reader.controls.values() if c.kind in TOLD_BY]
            assert len(told) == 3
            for name, value in VALUES.items():
                reader.states = dict.fromkeys(told, value)
                assert (await reader.draw()).exceptions == [], name

    finish(draw())
    assert "Uncaught" not in server.log.read_text()


def test_a_forged_report_of_a_hand_is_clipped_or_refused(server: Server):
    async def forge() -> None:
        async with Reader(server.url, LESSON, FOLD) as reader:
            await reader.draw()
            for report, taken in REPORTS:
                assert (await reader.set("grab_c", report)).exceptions == []
                (slider,) = (c for c in reader.controls.values() if c.kind == "slider")
                assert slider.proto.value[0] == taken, report[:80]

    finish(forge())


def test_a_forged_curve_is_not_kept_and_an_honest_one_is(server: Server):
    async def forge() -> str:
        async with Reader(server.url, LESSON, "screen=who") as reader:
            await reader.draw()
            for name, curve in CURVES.items():
                told = await reader.set("guess_who", json.dumps({"curve": curve}))
                locked = await reader.set("lock", True)
                texts = told.texts + locked.texts
                assert told.exceptions + locked.exceptions == []
                assert 'class="verdict' not in " ".join(t for _, t in texts), name
            await reader.set("guess_who", json.dumps({"curve": GOOD}))
            run = await reader.set("lock", True)
            return " ".join(text for _, text in run.texts)

    assert "You drew a level line" in finish(forge())
