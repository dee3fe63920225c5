import pytest

from benchmarks.client import Reader, finish
from benchmarks.server import Server

pytestmark = pytest.mark.xdist_group("hands")
FORGED = [
    ('{"selection": {"grabbed": {"c": 37.04}}}', 37.0),
    ('{"selection": {"grabbed": {"c": 1e9}}}', 41.0),
    ('{"selection": {"grabbed": {"c": -Infinity}}}', 34.0),
    ('{"selection": {"grabbed": {"c": NaN}}}', 38.5),
    ('{"selection": {"grabbed": {"c": "37"}}}', 38.5),
    ('{"selection": {"grabbed": [37]}}', 38.5),
    ('{"selection": {"grabbed": {"w": 1, "screen": "who"}}}', 38.5),
    ('{"selection": 5}', 38.5),
    ("nonsense", 38.5),
    ("[" * 100_000, 38.5),
]


@pytest.mark.parametrize(("message", "value"), FORGED, ids=range(len(FORGED)))
def test_a_forged_message_is_clipped_or_refused(
    message: str, value: float, server: Server
):
    async def forge() -> tuple[list, float]:
        query = "screen=fold&c=38.5"
        async with Reader(server.url, "monotonicity", query) as reader:
            await reader.draw()
            run = await reader.set("grab_c", message)
            (slider,) = (c for c in reader.controls.values() if c.kind == "slider")
            return [t for t in run.texts if t[0] == "exception"], slider.proto.value[0]

    exceptions, taken = finish(forge())

    assert exceptions == []
    assert taken == value
