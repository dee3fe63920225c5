"""Which of these never gets close? The theorem, and the condition that x² breaks."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from charts.universal_approximation.errors import (
    Lines,
    ends_frame,
    room_frame,
    widths_chart,
    widths_frame,
)
from core.notation import number
from core.universal_approximation.constructions import SHARPNESS
from core.universal_approximation.errors import WIDTHS
from core.universal_approximation.trained import TRAINED_WIDTHS
from screens.universal_approximation.link import LINK
from screens.universal_approximation.measured import all_errors, wait_for_errors
from screens.universal_approximation.more import THEOREM
from screens.universal_approximation.target_choice import (
    WAVE,
    Problem,
    choose_problem,
    chosen_problem,
    other_settings,
)
from serving.tables import table
from ui.controls import choose_bool, choose_float
from ui.deck import controls, picture
from ui.draw import draw
from ui.screen import Choice, Screen

ASKED = {
    "ramps": "ReLU ramps",
    "steps": "sigmoid steps",
    "square": "x² units",
    "kernel": "Gaussian kernel",
}
DRAWN = (*ASKED.values(), "half the jump")
"""What the question has named, and what stays at a jump."""
SO_FAR = 3
AT = 64


def show(solved: bool) -> None:
    """Draw how four methods begin; once it is guessed, how all of them go on."""
    if not solved:
        errors = all_errors(WAVE, SHARPNESS)
        few = [width for width in WIDTHS if width <= SO_FAR]
        asked = {name: errors[name] for name in ASKED.values()}
        begun = {name: (few, row[: len(few)]) for name, row in asked.items()}
        with picture():
            _draw(
                begun,
                _lines(WIDTHS, asked),
                f"Largest errors of four methods up to {SO_FAR} units",
            )
        return
    with controls():
        problem = choose_problem()
        with other_settings():
            sharpness = choose_float(
                "Sharpness of a step", "sharpness", LINK["sharpness"]
            )
            with_trained = choose_bool("Add trained networks", "with_trained")
    errors = all_errors(problem, sharpness)
    lines = _lines(WIDTHS, {name: errors[name] for name in DRAWN if name in errors})
    with picture():
        found = wait_for_errors(problem) if with_trained else {}
        named = {f"trained, {rank}": row for rank, row in found.items()}
        lines |= _lines(TRAINED_WIDTHS, named)
        _draw(lines, lines, "Largest error of each method against the hidden units")


def _lines(widths: Sequence[int], errors: Mapping[str, Sequence[float]]) -> Lines:
    return {name: (widths, row) for name, row in errors.items()}


def _draw(lines: Lines, room: Lines, alt_text: str) -> None:
    draw(
        widths_chart,
        alt_text=alt_text,
        room=table(room_frame, room),
        widths=table(widths_frame, lines),
        ends=table(ends_frame, lines, room),
    )


def errors_at(problem: Problem, num_hiddens: int) -> dict[str, float]:
    """Return the largest error of each method of the question at one width."""
    errors = all_errors(problem, SHARPNESS)
    at = WIDTHS.index(num_hiddens)
    return {name: errors[method][at] for name, method in ASKED.items()}


def truth() -> str:
    """Name the method that is farthest with many units."""
    errors = errors_at(WAVE, AT)
    return max(errors, key=errors.__getitem__)


def reply(answer: str) -> str:
    """Say how the guess goes on."""
    left = number(float(f"{errors_at(WAVE, AT)[answer]:.2g}"))
    return {
        "ramps": f"ReLU has a kink, the wave none. But small straight pieces do: {AT} "
        f"units miss by {left}.",
        "steps": f"Steps are flat, the wave is not. But many low steps do: {AT} units "
        f"miss by {left}.",
        "square": f"x² units: {AT} of them still miss by {left}.",
        "kernel": f"It falls fastest, here: {AT} units miss by {left}.",
    }[answer]


def explain() -> str:
    """State the theorem with its conditions."""
    least = number(float(f"{min(all_errors(WAVE, SHARPNESS)[ASKED['kernel']]):.0e}"))
    return (
        "**However many squares (wx + b)² you add, the sum is a parabola.** The "
        "theorem: one layer, with biases, approximates every continuous function on a "
        "closed, bounded interval exactly when its activation is no polynomial "
        "(Leshno et al., 1993; for activations that are locally bounded and piecewise "
        f"continuous). At {least} float64's rounding stops the kernel, not the theorem."
    )


def show_numbers() -> None:
    """List the errors at one width."""
    problem = chosen_problem()
    sharpness = st.session_state.get("sharpness", SHARPNESS)
    errors = all_errors(problem, sharpness)
    rows = [
        (name, *(number(row[WIDTHS.index(h)], 3) for h in (16, 32, 64)))
        for name, row in errors.items()
    ]
    st.table(pd.DataFrame(rows, columns=["", "16 units", "32", "64"]).set_index(""))
    st.markdown(
        "x² units are the parabola of least squares. Where the Gaussian kernel's line "
        "rises again, rounding spoils its nearly singular system. The trained networks "
        "lowered the squared error and are judged by the largest."
    )


SCREEN = Screen(
    "theorem",
    label="The theorem",
    title="Which of these never gets close?",
    setup="Four ways to approximate the wave, with up to 3 hidden units; the kernel's "
    "are hills whose weights are solved for. With more, three of the errors fall as "
    "far as you like, but for rounding. Whose does not?",
    show=show,
    ask=Choice(dict(ASKED), truth, reply),
    explain=explain,
    more={"The theorem": THEOREM, "In numbers": show_numbers},
)
