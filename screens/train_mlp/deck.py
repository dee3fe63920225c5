"""Lesson 4 as a deck: one hidden layer learns the bend."""

from screens.train_mlp import (
    a_and_b,
    breaks_it,
    draw_boundary,
    fence,
    forward_pass,
    hidden_space,
    laboratory,
    many_seeds,
    own_points,
    own_seeds,
    play,
    race,
    sgd_step,
    take_away,
    ten_times,
    unit_off,
    weights_by_hand,
    widths,
    xor_by_hand,
)
from screens.train_mlp.more import MORE
from ui.screen import in_order

CORE = (
    play.SCREEN,
    fence.SCREEN,
    unit_off.SCREEN,
    xor_by_hand.SCREEN,
    many_seeds.SCREEN,
    breaks_it.SCREEN,
)
FURTHER = (
    draw_boundary.SCREEN,
    ten_times.SCREEN,
    laboratory.SCREEN,
    own_points.SCREEN,
    hidden_space.SCREEN,
    forward_pass.SCREEN,
    sgd_step.SCREEN,
    a_and_b.SCREEN,
    race.SCREEN,
    widths.SCREEN,
    own_seeds.SCREEN,
    weights_by_hand.SCREEN,
    take_away.SCREEN,
)
DECK = tuple(
    screen._replace(more={**screen.more, **MORE}) for screen in in_order(CORE, FURTHER)
)

TAKEAWAY = (
    "Nobody has to draw the bend by hand: training finds it, if start and settings "
    "let it."
)

MOVED = {
    "experiment=inside": "lab",
    "experiment=arithmetic": "forward",
    "experiment=by hand": "xor",
    "experiment=by hand&task=this network": "by_hand",
    "experiment=A and B": "a_and_b",
    "experiment=32 seeds": "own_seeds",
    "experiment=race": "race",
    "experiment=widths": "widths",
    "experiment=take away": "take_away",
    # A link without an experiment opened the run it names, with what is inside.
    "dataset": "lab",
    "activation": "lab",
    "num_hiddens": "lab",
    "lr": "lab",
    "seed": "lab",
    "epoch": "lab",
}
