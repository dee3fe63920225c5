import json
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from charts.monotonicity.rates_chart import rates_chart
from charts.monotonicity.strokes import Axes
from ui.draw import compiled

NUM_SESSIONS = 4


@pytest.fixture
def eager_threads():
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(before)


def titles_of(session: int) -> tuple[str, str]:
    return f"x of {session}", f"y of {session}"


def spec_of(session: int) -> str:
    x_title, y_title = titles_of(session)
    axes = Axes(x_title, (0, session + 1), y_title, (0, 1), (0,), (0, 1))
    return json.dumps(compiled(rates_chart, (axes,)))


@pytest.mark.usefixtures("eager_threads")
def test_sessions_that_draw_at_once_get_their_own_charts():
    compiled.cache_clear()
    with ThreadPoolExecutor(NUM_SESSIONS) as sessions:
        together = list(sessions.map(spec_of, range(NUM_SESSIONS)))
    compiled.cache_clear()

    assert together == [spec_of(session) for session in range(NUM_SESSIONS)]
