"""What the screens of a reader's own run share: its settings, its epoch, its training.

The settings stand outside the fragment with the picture, and a move of one draws that
fragment and none of the settings; what a screen asks of the run stands in it.
"""

from collections.abc import Callable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.train_mlp.experiment import Experiment
from screens.train_mlp.experiment import wait_for_experiment
from screens.train_mlp.link import LINK
from screens.train_mlp.run_settings import RunSettings, read_settings
from screens.train_mlp.setting_controls import RUN, choose_settings
from ui.controls import choose_int
from ui.controls.held import is_held
from ui.controls.kinds import read_int
from ui.deck import picture
from ui.fragments import fragment
from ui.text import plain_text

EPOCH = "epoch"
Draw = Callable[[RunSettings, Experiment, DeltaGenerator, bool], None]


def with_run(
    draw: Draw, also: Callable[[], object] = lambda: None
) -> Callable[[bool], None]:
    """Return the `show` of a screen: settings behind a button, the run, then `draw`.

    Args:
        draw: Told the settings, the run, where the picture stands, and whether the
            screen is solved.
        also: Draws controls of its own among the settings.
    """

    def show_run(solved: bool) -> None:
        place = picture()
        try:
            settings = read_settings()
            with place:
                run = wait_for_experiment(settings)
        except ValueError as refusal:
            refuse(place, refusal)
            return
        if run is not None:
            draw(settings, run, place, solved)

    def show(solved: bool) -> None:
        try:
            choose_settings(also)
        except ValueError as refusal:
            refuse(picture(), refusal)
            return
        fragment(show_run, RUN)(solved)

    return show


def refuse(place: DeltaGenerator, refusal: ValueError) -> None:
    """Say in the picture's place what cannot be trained."""
    place.error(f"This cannot be trained: {plain_text(str(refusal))}.")


def choose_epoch(last: int) -> int:
    """Pick the epoch that is looked at, from 0 to the last of the run."""
    if not last:
        return 0
    if int(st.session_state.get(EPOCH) or 0) > last:
        st.session_state[EPOCH] = last
    return choose_int("After epoch", EPOCH, LINK[EPOCH]._replace(high=last))


def epoch_here(last: int) -> int:
    """Return the epoch at which the reader rests, as the movie told it or the link."""
    kept = st.session_state.get(EPOCH)
    if kept is None:
        kept = read_int(st.query_params.get_all(EPOCH), LINK[EPOCH])
    return min(int(kept), last)


def keep_epoch(epoch: int) -> None:
    """Keep where the movie rests, in the session and in the link."""
    if is_held(EPOCH):
        return
    st.session_state[EPOCH] = epoch
    if epoch:
        st.query_params[EPOCH] = str(epoch)
    elif EPOCH in st.query_params:
        del st.query_params[EPOCH]


def choose_index(label: str, key: str, count: int) -> int:
    """Pick one of `count` units or examples, which may have become fewer.

    The page and the link count from 1; the index is returned from 0. Of one thing there
    is no choice, and a slider cannot have one end.
    """
    if count == 1:
        return 0
    if int(st.session_state.get(key) or 1) > count:
        st.session_state[key] = count
    bounds = LINK[key]
    default = min(bounds.default, count)
    return choose_int(label, key, bounds._replace(high=count, default=default)) - 1
