"""ReLU, sigmoid and tanh, and what core reads of them at every x of the slider."""

from functools import cache

import pyarrow as pa

from charts.activation_gallery.grabbed_point import readings_frame
from charts.hand.movable import Movable
from core.activation_gallery.curves import Curve, read_at, sample
from core.activations import ACTIVATIONS
from core.notation import number
from screens.activation_gallery.more import THREE
from serving.tables import arrow_table

HALF_WIDTH = 8.0
NUM_STEPS = 40


@cache
def curves() -> dict[str, Curve]:
    """Sample the three over the picture."""
    return {key: sample(ACTIVATIONS[key], {}, HALF_WIDTH, NUM_STEPS) for key in THREE}


@cache
def readings(x: Movable) -> tuple[pa.Table, pa.Table]:
    """Tabulate the values and the slopes of the three at every x that can be set."""
    return _table("value", x), _table("slope", x)


def _table(field: str, x: Movable) -> pa.Table:
    rows = []
    for key in THREE:
        activation = ACTIVATIONS[key]
        found = [getattr(read_at(activation, {}, at), field) for at in x.values]
        rows.append((activation.label, found, [number(one, 2) for one in found]))
    return arrow_table(readings_frame(rows, x))
