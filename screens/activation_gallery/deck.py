"""Lesson 3 as a deck: the functions that bend, and what their slopes let through."""

from screens.activation_gallery import (
    claims,
    cost,
    derivative,
    draw_slope,
    firing,
    gradient_through,
    kink,
    own,
    properties,
    random_layers,
    same_class,
    softmax,
    ten_sigmoids,
)
from ui.screen import in_order

CORE = (
    firing.SCREEN,
    gradient_through.SCREEN,
    ten_sigmoids.SCREEN,
    random_layers.SCREEN,
    cost.SCREEN,
    kink.SCREEN,
)
FURTHER = (
    *draw_slope.SCREENS,
    derivative.SCREEN,
    same_class.SCREEN,
    softmax.SCREEN,
    properties.SCREEN,
    own.SCREEN,
    claims.SCREEN,
)
DECK = in_order(CORE, FURTHER)

TAKEAWAY = (
    "An activation bends. Where it is flat, no gradient passes; that is its price."
)

MOVED = {
    "experiment=firing": "firing",
    "experiment=vanishing": "layers",
    "experiment=cost": "cost",
    "experiment=kink": "kink",
    "experiment=derivative": "derivative",
    "experiment=same class": "same_class",
    "experiment=softmax": "softmax",
    "experiment=properties": "properties",
    # Before there were screens, what was compared stood on every link of the page.
    "activation": "own",
    "formula": "own",
    "domain": "own",
    "x": "own",
}
