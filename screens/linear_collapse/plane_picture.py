"""The plane on its way through a network of two units a layer."""

from collections.abc import Callable
from functools import lru_cache

import torch
from torch import Tensor

from charts.linear_collapse.plane_grid import (
    FAR,
    grid_frame,
    line_frame,
    meeting_frame,
    plane_grid_chart,
    points_frame,
    told_frame,
)
from core.affine import Affine
from core.datasets import make_dataset
from core.linear_collapse.plane import carry, grid_lines, line_ends
from core.linear_collapse.separability import Separation, separate
from serving.tables import table
from ui.deck import picture
from ui.draw import draw

NUM_POINTS = 160
GRID = grid_lines(num_lines=9, num_points=17, half_width=2.8)
PARTS = (
    (0.0, "the inputs X"),
    (1.0, "affine part: times W⁽¹⁾"),
    (2.0, "affine part: plus b⁽¹⁾"),
    (3.0, "activation σ"),
    (4.0, "output layer: times W⁽²⁾"),
    (5.0, "output layer: plus b⁽²⁾"),
)
"""What happens up to a time t."""


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
    return next(name for end, name in PARTS if t <= end)


def draw_plane(
    layers: tuple[Affine, Affine],
    activation: Callable[[Tensor], Tensor],
    points: tuple[Tensor, Tensor],
    t: float,
    *,
    solved: bool,
) -> Separation:
    """Draw grid and points at time `t`, and once solved what separates them, or not.

    Raises:
        ValueError: If a point is not finite.
    """
    X, y = points
    carried, lines = (carry(P, *layers, activation, t) for P in (X, GRID))
    separation = separate(carried, y)
    line = separation.line and line_ends(*separation.line, FAR)
    part = part_of(t) + (" = 0" if 1 < t <= 2 and not layers[0].b.any() else "")
    told = (
        ("a line separates them" if separation.separable else "no line separates them")
        if solved
        else ""
    )
    with picture():
        draw(
            plane_grid_chart,
            alt_text=f"A grid of the plane with the points of two classes on it, t = "
            f"{t:.1f}, {part_of(t)}. {told.capitalize()}",
            height="stretch",
            grid=table(grid_frame, lines),
            points=table(points_frame, carried, y),
            line=table(line_frame, line if solved else None),
            meeting=table(meeting_frame, separation.meeting if solved else None),
            told=told_frame(f"t = {t:.1f}", f"{part}{': ' * solved}{told}"),
        )
    return separation
