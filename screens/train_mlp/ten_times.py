"""A learning rate ten times larger: draw the loss before it is shown."""

import torch
from torch import Tensor

from charts.hand.guess import guess_frame
from charts.train_mlp.overshoot import (
    guessed_overshoot_chart,
    losses_frame,
    names_frame,
)
from core.answers.drawn import CurveTurn, DrawingGrid, Miss, curve_turns, miss
from core.train_mlp.overshoot import BASE
from core.training.history import History
from screens.train_mlp.breaks_it import at_rate, history_of
from serving.tables import table
from ui.deck import picture
from ui.draw import draw
from ui.hand.guess import ask_to_draw
from ui.room import drawn_on
from ui.screen import Drawing, Screen

NAME = "ten_times"
TIMES = 10
LR = TIMES * BASE.lr
GRID = DrawingGrid(0.0, BASE.num_epochs, -1.0, 2.0)
"""Heights are powers of ten of the loss, as on the logarithmic axis."""
CLEAR = 0.1
"""A rise or fall of the loss by a quarter."""


def run() -> History:
    """Return the run with the larger learning rate."""
    return at_rate(LR)


def log_loss(history: History) -> Tensor:
    """Return the powers of ten of the loss by epoch, float64."""
    return history.loss[:, 0].double().log10()


def turns() -> list[CurveTurn]:
    """Return where the loss turns by more than a hand trembles."""
    y = log_loss(run())
    return curve_turns(
        torch.arange(len(y)).double(), y, 0.05 * (GRID.top - GRID.bottom)
    )


def show(solved: bool) -> None:
    """Draw the calm run and ask for the other; then that one over the guess."""
    losses = [("base", history_of("base").loss[:, 0])]
    names = [("base", f"learning rate {BASE.lr:g}", 16.0, 0.53)]
    if solved:
        losses.append(("this", run().loss[:, 0]))
        names.append(("this", f"learning rate {LR:g}", 3.0, 6.0))
    guess, of_class, name = drawn_on("train_mlp", SCREEN)
    with picture():
        draw(
            guessed_overshoot_chart,
            BASE.num_epochs,
            10.0**GRID.top,
            alt_text=f"Training loss by epoch with the learning rate {BASE.lr:g}"
            + (f" and with {LR:g}, which rises and then falls" if solved else ""),
            losses=table(losses_frame, tuple(losses)),
            names=table(names_frame, tuple(names)),
            guess=guess_frame(
                GRID.x, _powers(guess), tuple(map(_powers, of_class)), name
            ),
        )
        if not solved and not of_class:
            ask_to_draw(
                GRID, key=NAME, label="the training loss", write_x="epoch {}",
                write_y="10 to the power {}",
            )  # fmt: skip


def _powers(curve: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(10.0**power for power in curve)


def missed(guess: tuple[float, ...]) -> Miss:
    """Compare a drawn curve with the loss, in powers of ten."""
    truth = log_loss(run())
    epochs = torch.arange(len(truth), dtype=torch.float64)
    return miss(epochs, GRID.heights(guess, epochs), truth)


def shape(guess: tuple[float, ...]) -> str:
    """Say in words what was drawn."""
    found = GRID.turns(guess)
    if found and not found[0].is_valley:
        back = "and falls below its start" if ends_lower(guess) else "and stays high"
        return f"a loss that rises, turns {back}"
    if found:
        return "a loss that falls and rises again"
    if abs(guess[-1] - guess[0]) <= CLEAR:
        return "a level loss"
    return "a loss that only falls" if ends_lower(guess) else "a loss that only rises"


def ends_lower(curve: tuple[float, ...]) -> bool:
    """Whether a curve ends clearly below its start."""
    return curve[0] - curve[-1] > CLEAR


def is_right(guess: tuple[float, ...]) -> bool:
    """Whether a drawn curve goes up first, as the loss does, and ends lower."""
    drawn, true = (
        [turn.is_valley for turn in found] for found in (GRID.turns(guess), turns())
    )
    lower = ends_lower(tuple(log_loss(run()).tolist()))
    return drawn == true and ends_lower(guess) == lower


def reply(guess: tuple[float, ...]) -> str:
    """Say what the guess got right and by what factor it is off."""
    off, loss = missed(guess), run().loss[:, 0]
    top = int(loss.argmax())
    said = "you saw it coming" if is_right(guess) else "it rises first, and comes back"
    return (
        f"You drew {shape(guess)}: {said}. It climbs to {loss[top].item():.2g} in "
        f"epoch {top} and ends at {loss[-1].item():.2g}. You are off by a factor of "
        f"{10**off.mean:.2g} on average, most in epoch {off.x:.0f}."
    )


def explain() -> str:
    """Say what a large step does, and what a still larger one."""
    calm, large = (h.loss[-1, 0].item() for h in (history_of("base"), run()))
    return (
        "**Too large at first, then better.** Its first steps jump across the valley "
        "and land higher up. But this run comes down elsewhere and then gains from its "
        f"long steps: at the end {large:.2g}, with the small rate {calm:.2g}. Larger "
        "still, and it does not come back: *What breaks it*."
    )


SCREEN = Screen(
    NAME,
    label="Ten times the rate",
    title=f"What does the loss do at {TIMES} times the learning rate?",
    setup="Grey: the loss of eight ReLU units that learn a sine. A step is the "
    f"learning rate, {BASE.lr:g}, times the slope. Draw the loss of the same run with "
    f"{LR:g}.",
    show=show,
    ask=Drawing(GRID, shape, is_right, reply),
    explain=explain,
)
