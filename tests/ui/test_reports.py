"""What somebody who speaks the protocol can put in the mouth of a component."""

import json

import pytest
import streamlit as st

from screens.train_mlp import movie
from ui.deck import keys
from ui.screen import Choice

NONSENSE = [
    None, True, -1, 1.5, float("nan"), float("inf"), "12", "", [3], {"epoch": 3},
]  # fmt: skip
KNOWN = {("lesson", "screen"): Choice({"a": "A"}, lambda: "a", str)}
KEPT = [
    None,
    "[" * 100_000,
    '[["lesson", "screen", NaN]]',
    '[["other", "screen", "a"]]',
]


@pytest.fixture(autouse=True)
def state(monkeypatch: pytest.MonkeyPatch) -> dict:
    state: dict = {}
    monkeypatch.setattr(st, "session_state", state)
    return state


@pytest.mark.parametrize("told", NONSENSE, ids=repr)
def test_a_player_tells_no_nonsense_on(told: object, state: dict):
    heard: list[int] = []
    state["player"] = {"epoch": told}
    movie._tell(heard.append, "player", "epoch")

    assert heard == []


def test_a_player_tells_the_epoch_on(state: dict):
    heard: list[int] = []
    state["player"] = {"epoch": 12}
    movie._tell(heard.append, "player", "epoch")

    assert heard == [12]


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: repr(kept)[:30])
def test_a_tab_brings_no_nonsense_back(kept: object, state: dict):
    state["deck"] = {"kept": kept}
    keys._take_back(KNOWN)

    assert not state.get("answers")


def test_a_tab_brings_answers_back(state: dict):
    state["deck"] = {"kept": json.dumps([["lesson", "screen", "a"]])}
    keys._take_back(KNOWN)

    assert state["answers"] == {("lesson", "screen"): "a"}
