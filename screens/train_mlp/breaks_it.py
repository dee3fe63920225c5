"""Which setting makes training diverge, and which learning rate does not?"""

import streamlit as st
from torch import Tensor

from charts.train_mlp.overshoot import (
    CALM,
    WILD,
    losses_frame,
    names_frame,
    overshoot_chart,
    power_of_ten,
)
from core.train_mlp.divergence import find_divergence
from core.train_mlp.overshoot import BASE, CHANGES, largest_rate, run_with
from core.training.history import History
from screens.train_mlp.link import LINK
from serving.tables import table
from ui.controls import choose_step
from ui.deck import controls, picture, readout
from ui.draw import draw
from ui.jobs import Job
from ui.screen import Choice, Screen
from ui.text import to_html

KEY = "rate"
OPTIONS = {
    "units": "64 units in place of 8",
    "start": "All weights start at 0",
    "batch": "One example a step",
    "rate": "Learning rate 0.5",
}
LARGE = 10_000


def history_of(change: str) -> History:
    """Return the run with one change; "base" is the run without."""
    return _run(**CHANGES.get(change, {}))


def at_rate(lr: float) -> History:
    """Return the run with another learning rate."""
    return _run(lr=float(lr))


def _run(**changes: float) -> History:
    return Job(("breaks", *changes.items()), lambda report: run_with(changes)).result()


def show(solved: bool) -> None:
    """Draw the loss of a run that trains; once it is guessed, all that was offered."""
    base = ("base", history_of("base").loss[:, 0])
    if not solved:
        _draw([base], [("base", "learning rate 0.02", 8.0, 0.55)], told=False)
        return
    with controls():
        lr = choose_step("Learning rate", KEY, *LINK[KEY])
        history = at_rate(lr)
        broken = find_divergence(history)
        if broken:
            st.button(
                f"Set the learning rate to {largest_rate():g}, the largest of these "
                "that comes back",
                key="mend_lr",
                on_click=_mend,
                width="stretch",
            )
    calm = [(k, history_of(k).loss[:, 0]) for k in CHANGES if k != "rate"]
    loss = history.loss[:, 0]
    last = int(loss.isfinite().cumprod(0).sum()) - 1 if broken else 8
    height = min(max(loss[last].item(), 30.0), 1e13) if broken else 30.0
    names = [
        ("base", "unchanged, and the other three", 4.0, 1.5),
        ("this", f"learning rate {lr:g}", last, height),
    ]
    _draw([base, *calm, ("this", loss)], names, told=True)
    readout(to_html(_in_words(loss, min(3, last) if broken else BASE.num_epochs)))


def _in_words(loss: Tensor, epoch: int) -> str:
    """Say where the loss began, and where it is after some epochs."""
    after = loss[epoch].item()
    written = power_of_ten(after) if after > LARGE else f"{after:.2g}"
    when = "at the end" if epoch == BASE.num_epochs else f"after epoch {epoch}"
    return f"Loss {loss[0].item():.2g} at the start, {when}: **{written}**."


def _draw(losses: list, names: list, *, told: bool) -> None:
    with picture():
        draw(
            overshoot_chart,
            BASE.num_epochs,
            WILD if told else CALM,
            alt_text="Training loss by epoch; with the learning rate 0.5 it explodes, "
            "with the other changes it falls"
            if told
            else "Training loss by epoch with the learning rate 0.02: it falls",
            losses=table(losses_frame, tuple(losses)),
            names=table(names_frame, tuple(names)),
        )


def _mend() -> None:
    st.session_state[KEY] = largest_rate()


def truth() -> str:
    """Name the change whose run diverges."""
    return next(name for name in OPTIONS if find_divergence(history_of(name)))


def reply(answer: str) -> str:
    """Say what became of the run with this change."""
    end = {name: f"{history_of(name).loss[-1, 0].item():.2g}" for name in OPTIONS}
    return {
        "units": f"64 units: more weights to move, and they move it well: loss "
        f"{end['units']}.",
        "start": "Starting at 0 breaks something else: all units get the same gradient "
        f"and nothing is learned (loss {end['start']}). But it does not explode.",
        "batch": f"One example a step is noisy, not unstable: loss {end['batch']}.",
        "rate": "The learning rate, yes.",
    }[answer]


def explain() -> str:
    """Say why a large step lands further up."""
    return (
        "**A step is the learning rate times the slope.** Too large, it jumps across "
        "the valley and lands higher up, where the slope is steeper: the next jump is "
        f"larger still.\n\nUp to {largest_rate():g} the loss may jump at first, but it "
        "comes back. Move it."
    )


SCREEN = Screen(
    "breaks",
    label="What breaks it",
    title="Which of these changes makes training explode?",
    setup="Eight ReLU units learn a sine, all examples in every step, and the loss "
    "falls. Now one thing is changed.",
    show=show,
    ask=Choice(OPTIONS, truth, reply),
    explain=explain,
)
