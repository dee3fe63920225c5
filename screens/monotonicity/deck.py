"""Lesson 1 as a deck: where the truth is not monotone, a linear model fails."""

from screens.monotonicity import (
    before_networks,
    best_line,
    fold,
    held_out_patients,
    income_steps,
    inverted,
    line_by_hand,
    log_odds,
    mistakes,
    new_loans,
    one_pixel,
    random_starts,
    same_raise,
    score_sum,
    three_datasets,
    turn,
    two_units,
    units,
    weights,
    who_died,
)
from ui.screen import in_order

CORE = (
    who_died.SCREEN,
    best_line.SCREEN,
    fold.SCREEN,
    two_units.SCREEN,
    same_raise.SCREEN,
    inverted.SCREEN,
)
FURTHER = (
    line_by_hand.SCREEN,
    turn.SCREEN,
    units.SCREEN,
    random_starts.SCREEN,
    held_out_patients.SCREEN,
    before_networks.SCREEN,
    income_steps.SCREEN,
    log_odds.SCREEN,
    new_loans.SCREEN,
    weights.SCREEN,
    score_sum.SCREEN,
    one_pixel.SCREEN,
    mistakes.SCREEN,
    three_datasets.SCREEN,
)
DECK = in_order(CORE, FURTHER)

TAKEAWAY = (
    "A linear model can only say *more* or *less*. Where the truth turns, it must fail."
)

MOVED = {
    "story=temperature": "who",
    "story=income": "raise",
    "story=pixels": "inverted",
    "experiment=by hand": "by_hand",
    "experiment=reference": "fold",
    "experiment=units": "units",
    "experiment=held out": "held_out",
    "experiment=does it turn": "turn",
    "experiment=before networks": "before",
    "story=income&experiment=step": "step",
    "story=income&experiment=log-odds": "log_odds",
    "story=income&experiment=held out": "new_loans",
    "story=pixels&experiment=weights": "weights",
    "story=pixels&experiment=sum": "sum",
    "story=pixels&experiment=pixel": "pixel",
    "story=pixels&experiment=mistakes": "mistakes",
}
"""The screen that took the place of each experiment of the page before, by its link."""
