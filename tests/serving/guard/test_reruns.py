import asyncio
import time

import pytest
from streamlit.proto.ClientState_pb2 import ClientState

from benchmarks.client import finish
from serving.guard import reruns
from serving.guard.reruns import AT_ONCE, PACE, Reruns, newer


def state(value: float, fragment: str = "", clicked: str = "") -> ClientState:
    """A rerun with a slider at `value`, and perhaps a click."""
    made = ClientState(query_string=f"c={value}", fragment_id=fragment)
    made.widget_states.widgets.add(id="slider", double_value=value)
    if clicked:
        made.widget_states.widgets.add(id=clicked, trigger_value=True)
    return made


def values(states: list[ClientState]) -> list[float]:
    return [s.widget_states.widgets[0].double_value for s in states]


def clicks(made: ClientState) -> set[str]:
    return {w.id for w in made.widget_states.widgets if w.trigger_value}


class Session:
    """What a session does with the runs it starts."""

    def __init__(self) -> None:
        self.started: list[ClientState] = []
        self.busy, self.refuses = False, False
        self.reruns = Reruns(self.start, lambda waited: self.busy)

    def start(self, made: ClientState) -> bool:
        if not self.refuses:
            self.started.append(made)
        return not self.refuses


async def rest(seconds: float = 0.05) -> None:
    await asyncio.sleep(seconds)


async def drawn(*asked: ClientState) -> list[ClientState]:
    """Return what is started of what was asked for while another run was drawn."""
    session = Session()
    session.busy = True
    for made in asked:
        session.reruns.ask(made)
    await rest()
    assert session.started == []
    session.busy = False
    await rest()
    return session.started


def test_three_hundred_a_second_end_with_the_last_of_them():
    async def ask() -> tuple[list[float], float]:
        session, begun = Session(), time.monotonic()
        for i in range(300):
            session.reruns.ask(state(i))
            await asyncio.sleep(1 / 300)
        await rest(1 / PACE + 0.1)
        return values(session.started), time.monotonic() - begun

    started, seconds = finish(ask())

    assert started[0] == 0
    assert started[-1] == 299
    assert started == sorted(started)
    assert len(started) <= AT_ONCE + PACE * seconds + 1


def test_moves_that_waited_are_one_run_and_a_click_among_them_is_not_lost():
    (run,) = finish(drawn(state(1, clicked="lock"), *map(state, range(2, 6))))

    assert clicks(run) == {"lock"}
    assert values([run]) == [5]


def test_each_fragment_has_its_last_word():
    asked = [state(i, name) for i in range(4) for name in ("above", "below")]

    runs = finish(drawn(*asked))

    assert [run.fragment_id for run in runs] == ["above", "below"]
    assert values(runs) == [3, 3]


@pytest.mark.parametrize("page_first", [True, False])
def test_a_page_is_drawn_with_what_its_fragments_were_told(page_first: bool):
    asked = [state(1), state(2, "above", clicked="lock")]

    (run,) = finish(drawn(*(asked if page_first else reversed(asked))))

    assert run.fragment_id == ""
    assert clicks(run) == {"lock"}
    assert values([run]) == [2 if page_first else 1]


def test_the_way_to_another_page_is_not_lost_to_a_move_on_this_one():
    away = ClientState(page_name="train_mlp", query_string="seed=1")
    move = state(3, "above")
    move.page_script_hash = "here"

    both = newer(away, move)

    assert both.page_name == "train_mlp"
    assert both.query_string == "seed=1"


def test_clicks_that_would_fill_the_memory_are_left_out():
    old = ClientState()
    for i in range(4000):
        old.widget_states.widgets.add(id=f"{i:0100}", trigger_value=True)

    assert newer(old, state(1)) == state(1)


def test_a_run_that_cannot_be_started_is_tried_again(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(reruns, "TRY_AGAIN", 0.02)

    async def ask() -> list[float]:
        session = Session()
        session.refuses = True
        session.reruns.ask(state(1))
        await rest()
        session.reruns.ask(state(2))
        session.refuses = False
        async with asyncio.timeout(10):
            while not session.started:
                await rest()
        return values(session.started)

    assert finish(ask()) == [2]


def test_who_has_gone_is_not_drawn_for():
    async def ask() -> list[ClientState]:
        session = Session()
        session.busy = True
        session.reruns.ask(state(1))
        session.reruns.forget()
        session.busy = False
        await rest()
        return session.started

    assert finish(ask()) == []
