"""What models save on examples nobody fitted them to, split by split."""

from collections.abc import Mapping, Sequence

from charts.monotonicity.held_out import means_frame, repeats_frame, splits_chart
from serving.tables import table
from ui.deck import picture
from ui.draw import draw

NUM_SPLITS = 20
PER_THOUSAND = 1000

Losses = Sequence[Sequence[float]]
"""Held-out log-loss of each model, split by split."""


def saved(losses: Losses, model: int, other: int) -> list[float]:
    """Return what a model saves against another, in nats per 1,000, by split."""
    return [PER_THOUSAND * (row[other] - row[model]) for row in losses]


def draw_splits(
    names: Mapping[str, str],
    gains: Mapping[str, Sequence[float]],
    title: str,
    domain: tuple[float, float],
    zero: str,
    alt_text: str,
) -> None:
    """Draw a row for each model; without ticks while there are no gains.

    Args:
        names: By kind of model, a key of `charts.monotonicity.strokes.STROKES`.
        gains: What each saves, by the same kinds; empty before it is told.
        title: Of the axis.
        domain: Of the axis.
        zero: What stands at zero.
        alt_text: For who cannot see it.
    """
    with picture():
        draw(
            splits_chart,
            tuple(names.values()),
            title,
            domain,
            zero,
            alt_text=alt_text,
            repeats=table(repeats_frame, names, gains),
            means=table(means_frame, names, gains),
        )
