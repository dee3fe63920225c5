"""Curves as a hand draws them."""

from core.answers.drawn import DrawingGrid


def straight(grid: DrawingGrid, *corners: tuple[float, float]) -> tuple[float, ...]:
    """Draw straight from corner to corner."""
    heights = []
    for x in grid.x.tolist():
        i = max(i for i, corner in enumerate(corners[:-1]) if corner[0] <= x)
        (x1, y1), (x2, y2) = corners[i : i + 2]
        heights.append(y1 + (y2 - y1) * (x - x1) / (x2 - x1))
    return tuple(heights)
