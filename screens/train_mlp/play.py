"""How far does a network come without its activation? The movie, with and without."""

from functools import cache

import streamlit as st

from charts.train_mlp.views import curve, row, surface, view
from core.train_mlp.comparison import Comparison, compare
from core.train_mlp.experiment import right_by_best_line
from screens.train_mlp.experiment import experiment_of
from screens.train_mlp.link import LINK
from screens.train_mlp.movie import movie_of, play
from screens.train_mlp.run_settings import NUM_EPOCHS, circles
from ui.controls import choose_one
from ui.deck import controls, picture, readout
from ui.screen import Choice, Screen
from ui.text import to_html

KEY = "bend"
SCALE = {
    "domain": [0, 1],
    "span": NUM_EPOCHS,
    "title": "Accuracy with σ (train, test) and, grey, without",
}
OPEN = view(
    row(7, surface(0), surface(1)), row(3, curve("accuracy", hidden=True, **SCALE))
)
SOLVED = view(row(7, surface(0), surface(1)), row(3, curve("accuracy", **SCALE)))
EXAMPLES = circles().num_train
OPTIONS = {"all": EXAMPLES, "most": 180, "half": 130, "few": 60}


def ended() -> Comparison:
    """Return both networks at their ends."""
    return compare(experiment_of(circles(activation=_chosen())))


def _chosen() -> str:
    return st.session_state.get(KEY) or LINK[KEY].values[0]


def show(solved: bool) -> None:
    """Draw both networks before training; once it is guessed, let them train."""
    with controls():
        activation = choose_one("Activation σ", KEY, *LINK[KEY])
    settings = circles(activation=activation)
    if solved:
        right, straight = ended().counts
        readout(
            to_html(
                f"**{right} of {EXAMPLES} with {settings.sigma}, {straight} without.**"
            )
        )
    with picture():
        if solved:
            play(movie_of(settings, SOLVED), plays=True)
        else:
            play(movie_of(settings, OPEN, before=True))


def truth() -> str:
    """Return the option nearest to what the network without σ got right."""
    right = ended().counts[1]
    return min(OPTIONS, key=lambda name: abs(OPTIONS[name] - right))


def reply(answer: str) -> str:
    """Say what the guess would take."""
    right = ended().counts[1]
    return {
        "all": f"All of them: it has as many weights as the other. It ended with "
        f"{right}.",
        "most": "About 180: a line can keep the inner ring on one side. But then most "
        f"of the outer ring is there, too: {right}.",
        "half": f"About 130: yes, {right}, little more than by guessing.",
        "few": f"About 60 would be worse than guessing: then turn every answer round. "
        f"It ended with {right}.",
    }[answer]


@cache
def best_line() -> int:
    """Count what the linear model with the least loss gets right."""
    data = experiment_of(circles()).data
    return right_by_best_line(data.X, data.y)


def explain() -> str:
    """Say what tells the two networks apart, and why time does not help."""
    return (
        "**Without σ two layers are one,** and no line goes round a ring.\n\n"
        "Its line wanders about that of least loss. There the network says almost 50% "
        "for every mark, so chance decides on which side of 50% a mark falls: "
        f"{best_line()} of {EXAMPLES} are right."
    )


SCREEN = Screen(
    "play",
    label="Without σ",
    title="Take σ away: how many will it get right?",
    setup="Before training: the same network with σ and without. Filled marks are the "
    f"{EXAMPLES} training examples, hollow ones test. How many will the one without σ "
    f"get right after {NUM_EPOCHS} epochs (passes over the data)?",
    show=show,
    ask=Choice(
        {
            "all": f"All {EXAMPLES}",
            "most": "About 180",
            "half": "About 130",
            "few": "About 60",
        },
        truth,
        reply,
    ),
    explain=explain,
)
