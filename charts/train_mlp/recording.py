"""A training run as one block of bytes, for the player in the browser.

Layout (after what the player puts before it): the length of the header (4 bytes),
the header (JSON), and behind it the arrays of 32-bit floats the header points into. The
weights of a hundred epochs are smaller than one picture of them, so the weights
travel and the browser draws (`ui/assets/player`).
"""

import json
import math
import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor

from charts.theme import CLASS_0, CLASS_1, COLORS, INK, LINE, LINEAR, MUTED, PAPER
from core.training.evaluation import Metrics
from core.training.history import History

TABLE_STEP = 1 / 128
MAX_TABLE = 128
"""Pre-activations beyond ±MAX_TABLE are read off the table's last slope."""
MAX_FRAMES = 250

ROLES = {
    "ink": INK,
    "muted": MUTED,
    "line": LINE,
    "paper": PAPER,
    "linear": LINEAR,
    "class0": CLASS_0,
    "class1": CLASS_1,
    "hidden": CLASS_1,
    "other": CLASS_0,
}
PALETTE = {
    mode: {name: COLORS[role][mode] for name, role in ROLES.items()}
    for mode in ("light", "dark")
}
"""The colours of the pictures by theme and role."""


@dataclass
class Blob:
    """Arrays laid end to end, and the header that points into them."""

    header: dict[str, Any] = field(default_factory=dict)
    arrays: list[bytes] = field(default_factory=list)
    length: int = 0

    def put(self, values: Tensor) -> tuple[int, int]:
        """Append `values` as 32-bit floats; return their offset and length."""
        place = (self.length, values.numel())
        self.arrays.append(values.float().contiguous().numpy().tobytes())
        self.length += values.numel()
        return place

    def pack(self) -> bytes:
        """Return the header with its length, and the arrays."""
        header = json.dumps(self.header).encode()
        # Arrays of 32-bit floats have to begin at a multiple of four.
        header += b" " * (-len(header) % 4)
        return struct.pack("<I", len(header)) + header + b"".join(self.arrays)


def frame_epochs(num_epochs: int) -> list[int]:
    """Return the epochs a movie shows: all, or evenly spaced ones and the last."""
    step = -(-num_epochs // MAX_FRAMES) or 1
    epochs = list(range(0, num_epochs, step))
    return [*epochs, num_epochs]


def layer_rows(history: History, epochs: Sequence[int]) -> Tensor:
    """Return W1, b1, W2 and b2 of the first run at each of `epochs` in one row."""
    at = torch.tensor(epochs).clamp(max=history.num_epochs)
    first = history.first[at, 0].flatten(1)
    return torch.cat([first, history.second[at, 0]], dim=1)


def activation_table(
    activation: Callable[[Tensor], Tensor], reach: float
) -> tuple[float, Tensor]:
    """Sample an activation where pre-activations up to `reach` can fall.

    Returns:
        The first place, and the values from there in steps of `TABLE_STEP`.
    """
    # Weights that have exploded reach beyond any number.
    end = float(max(1, math.ceil(reach))) if reach < MAX_TABLE else float(MAX_TABLE)
    z = torch.arange(-end, end + TABLE_STEP / 2, TABLE_STEP, dtype=torch.float64)
    return -end, activation(z.float())


def reach_of(history: History, inputs: Tensor) -> float:
    """Bound the size of every pre-activation that `inputs` cause at any epoch."""
    first = history.first[:, 0].abs().nan_to_num(0, 0, 0)
    most = inputs.abs().amax(dim=0)
    return float((most @ first[:, :-1] + first[:, -1]).max())


def add_curves(
    blob: Blob, metrics: dict[str, Metrics], epochs: Sequence[int]
) -> list[dict[str, Any]]:
    """Append loss and accuracy of the splits at `epochs`; return their headers."""
    at = torch.tensor(epochs)
    curves = []
    for split, (loss, accuracy) in metrics.items():
        for measure, values in (("loss", loss), ("accuracy", accuracy)):
            if values is None or bool(values.isnan().all()):
                continue
            places = blob.put(values[at.clamp(max=len(values) - 1), 0])
            curves.append({"measure": measure, "split": split, "values": places})
    return curves
