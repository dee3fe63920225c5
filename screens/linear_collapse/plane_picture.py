"""The plane on its way through a network of two units a layer."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from math import ceil

import torch
from torch import Tensor

from charts.linear_collapse.plane_layers import (
    FAR,
    grid_stages_frame,
    line_frame,
    meeting_frame,
    points_stages_frame,
    timed_frame,
)
from charts.linear_collapse.way_through import told_frame, way_through_chart
from core.affine import Affine
from core.datasets import make_dataset
from core.linear_collapse.plane import grid_lines, line_ends, stages
from core.linear_collapse.separability import Separation
from screens.linear_collapse.link import LINK
from serving.kept import kept
from serving.tables import table
from ui.deck import picture
from ui.draw import draw
from ui.hand.grab import numbers

NUM_POINTS = 160
MOVED = numbers(LINK, "t")
GRID = grid_lines(num_lines=9, num_points=17, half_width=2.8)
PARTS = (
    "the inputs X",
    "affine part: times W⁽¹⁾",
    "affine part: plus b⁽¹⁾",
    "activation σ",
    "output layer: times W⁽²⁾",
    "output layer: plus b⁽²⁾",
)
"""What happens up to t = 0, 1, 2, ..."""


@lru_cache(maxsize=64)
def points_of(dataset: str, seed: int) -> tuple[Tensor, Tensor]:
    """Draw the points once for all who ask."""
    generator = torch.Generator().manual_seed(seed)
    data = make_dataset(
        dataset, num_points=NUM_POINTS, train_share=1.0, generator=generator
    )
    return data.X.double(), data.y


def part_of(t: float) -> str:
    """Name what the network does at time `t`."""
    return PARTS[ceil(t)]


def time(t: float) -> str:
    """Write a time as the picture does."""
    return MOVED[0].text(t)


def draw_plane(
    layers: tuple[Affine, Affine],
    activation: Callable[[Tensor], Tensor],
    points: tuple[Tensor, Tensor],
    proofs: Mapping[str, Separation],
) -> None:
    """Draw grid and points at the t that is set, and what separates them at others.

    Args:
        layers: Of the network.
        activation: Between them.
        points: Examples and their classes.
        proofs: By `time`, what shows that a line separates the classes or that
            none does.
    """
    X, y = points
    carried, lines = (kept(stages, P, *layers, activation) for P in (X, GRID))
    told = [(time(t), _told(t, layers, proofs.get(time(t)))) for t in MOVED[0].values]
    ends = {t: line_ends(*proof.line, FAR) for t, proof in proofs.items() if proof.line}
    meetings = {t: proof.meeting for t, proof in proofs.items() if proof.meeting}
    with picture():
        draw(
            way_through_chart,
            grab=MOVED,
            alt_text="A grid of the plane with the points of two classes on it, on its "
            "way through a network"
            + ("; marked is what proves whether a line separates them" * bool(proofs)),
            grid=table(grid_stages_frame, lines),
            points=table(points_stages_frame, carried, y),
            line=table(timed_frame, line_frame, ends),
            meeting=table(timed_frame, meeting_frame, meetings),
            told=table(told_frame, tuple(told)),
        )


def _told(t: float, layers: tuple[Affine, Affine], proof: Separation | None) -> str:
    part = part_of(t) + (" = 0" if 1 < t <= 2 and not layers[0].b.any() else "")
    if proof is None:
        return part
    return f"{part}: {'a' if proof.separable else 'no'} line separates them"
