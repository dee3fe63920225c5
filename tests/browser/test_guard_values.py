"""Values that no control tells: the page is drawn as if nothing had been told."""

import pytest

from benchmarks.client import Reader, finish
from benchmarks.server import Server

LINK = ("monotonicity", "screen=fold&solved=1")
TOLD_BY = ("bidi_component", "vega_lite_chart")
FORGED = {
    "no_json": ("json_value", "{"),
    "deep": ("json_value", "[" * 10_000),
    "deep_where_it_is_read": ("json_value", '{"selection":' * 900 + "1" + "}" * 900),
    "a_list": ("json_value", '[1, {"kept": [2]}]'),
    "lone_surrogates": ("json_value", r'{"kept": {"\ud800": "\u0000"}, "secrets": 7}'),
    "no_numbers": ("json_value", '{"selection": {"report": {"c": [NaN, 1e999]}}}'),
    "another_kind": ("double_array_value", [float("nan")]),
    "a_click": ("trigger_value", True),
}


@pytest.mark.parametrize("forged", FORGED.values(), ids=FORGED)
def test_what_a_component_cannot_have_told_is_left_out(
    forged: tuple[str, object], server: Server
):
    async def draw() -> tuple[int, list[str]]:
        async with Reader(server.url, *LINK) as reader:
            await reader.draw()
            told = [c.id for c in reader.controls.values() if c.kind in TOLD_BY]
            reader.states = dict.fromkeys(told, forged)
            return len(told), (await reader.draw()).exceptions

    assert finish(draw()) == (3, [])
    assert "Uncaught" not in server.log.read_text()
