"""The reruns that one session asks for, at the pace the server keeps.

A reader who holds an arrow key asks for thirty pictures a second and wants the last.
What cannot be drawn yet is kept, newer values in place of older ones, and is drawn as
soon as it is this session's time: nobody's last word is lost, and who floods waits for
himself.
"""

import asyncio
import time
from collections.abc import Callable

from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime.scriptrunner_utils.script_requests import (
    _coalesce_widget_states as with_clicks,
)

from serving.guard.allowance import Allowance
from serving.guard.gate import MOST_BYTES

PACE, AT_ONCE = 10.0, 20.0
"""Reruns a second of one session in the long run, and from a standing start."""
LOOK, LONG, SELDOM = 0.005, 0.2, 0.02
"""Seconds between two looks whether it is time; after so many, seconds between them."""
TRY_AGAIN = 0.5
"""Seconds after which a run that could not be started is tried again."""
WHOLE_PAGE = ""


class Reruns:
    """What one session has asked for and not been given yet.

    Args:
        start: Starts a run; says whether it could.
        must_wait: Says whether it is not this session's time yet, told for how many
            seconds the reader has waited.
    """

    def __init__(
        self,
        start: Callable[[ClientState], bool],
        must_wait: Callable[[float], bool],
    ):
        self.start, self.must_wait = start, must_wait
        self._kept: dict[str, ClientState] = {}
        self._allowance = Allowance(PACE, AT_ONCE)
        self._timer: asyncio.TimerHandle | None = None
        self._asked = 0.0

    def ask(self, state: ClientState) -> None:
        """Start a run of the page or of a fragment of it, now or as soon as may be."""
        if not self._kept:
            self._asked = time.monotonic()
        self._keep(state)
        if self._timer is None:
            self._go_on()

    def forget(self) -> None:
        """Start nothing any more."""
        self._kept.clear()

    def _keep(self, state: ClientState) -> None:
        if page := self._kept.get(WHOLE_PAGE):
            self._kept[WHOLE_PAGE] = newer(page, state)
            return
        if state.fragment_id == WHOLE_PAGE:
            older, self._kept = list(self._kept.values()), {}
        else:
            older = [self._kept.pop(state.fragment_id, None)]
        for kept in filter(None, older):
            state = newer(kept, state)
        self._kept[state.fragment_id] = state

    def _go_on(self) -> None:
        self._timer = None
        while self._kept:
            waited = time.monotonic() - self._asked
            wait = self._allowance.wait()
            if self.must_wait(waited):
                wait = LOOK if waited < LONG else SELDOM
            if wait > 0:
                return self._go_on_after(wait)
            self._allowance.take()
            name = next(iter(self._kept))
            state = self._kept.pop(name)
            if not self.start(state):
                self._kept = {name: state, **self._kept}
                return self._go_on_after(TRY_AGAIN)
        return None

    def _go_on_after(self, seconds: float) -> None:
        loop = asyncio.get_running_loop()
        self._timer = loop.call_later(seconds, self._go_on)


def newer(old: ClientState, new: ClientState) -> ClientState:
    """Return what asks for all that both ask for, with the newer values.

    A click is told once: the newer message no longer carries it, and gets it here,
    unless that makes it larger than a message may be. A fragment is drawn with the
    page, if the older message asks for all of that.
    """
    state = ClientState()
    state.CopyFrom(new)
    if old.fragment_id == WHOLE_PAGE != new.fragment_id:
        state.CopyFrom(old)
        if new.page_script_hash == old.page_script_hash:
            state.query_string = new.query_string
    if new.is_auto_rerun and old.is_history_navigation:
        state.is_history_navigation = True
    states = with_clicks(old.widget_states, new.widget_states)
    if states is not None and states.ByteSize() <= MOST_BYTES:
        state.widget_states.CopyFrom(states)
    return state
