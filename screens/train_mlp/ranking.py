"""Which of many settings did best and which worst, in words."""

from collections.abc import Mapping, Sequence
from statistics import median

import torch
from torch import Tensor

from screens.train_mlp.outcomes import written

MOST_NAMED = 3


def ranking(
    finals: Mapping[str, Tensor], title: str, is_share: bool, num_seeds: int
) -> str:
    """Say which settings did best and worst, by the median over `num_seeds` seeds."""
    lost = 0.0 if is_share else torch.inf
    middles = {
        label: median(values.nan_to_num(lost, posinf=torch.inf).tolist())
        for label, values in finals.items()
    }
    best = max(middles.values()) if is_share else min(middles.values())
    worst = min(middles.values()) if is_share else max(middles.values())
    judged = (
        f"Each row is judged by its median over {num_seeds} seeds after the last epoch."
    )
    opens = "Press a cell to open its run."
    if best == worst:
        same = f"All of them come to the same {title}, {written(best, is_share)}."
        return f"**What you see.** {judged} {same} {opens}"
    labels = tuple(middles)
    first, last = (
        in_words([label for label in labels if middles[label] == end], labels)
        for end in (best, worst)
    )
    return (
        f"**What you see.** {judged} The best {title}, {written(best, is_share)}, "
        f"comes with {first}; the worst, {written(worst, is_share)}, with {last}. "
        f"{opens}"
    )


def in_words(chosen: Sequence[str], labels: Sequence[str]) -> str:
    """Name the chosen among `labels`, which are in order, in few words."""
    unit = ""
    if chosen[0].isdecimal():
        unit = " hidden unit" if chosen == ["1"] else " hidden units"
        if len(chosen) > 1 and chosen == list(labels)[-len(chosen) :]:
            return f"{chosen[0]} or more{unit}"
    if len(chosen) == 1:
        return f"{chosen[0]}{unit}"
    # One more takes no more room than saying that there is one more.
    named, rest = list(chosen), 0
    if len(chosen) > MOST_NAMED + 1:
        named, rest = list(chosen[:MOST_NAMED]), len(chosen) - MOST_NAMED
    last = f"{rest} others" if rest else named.pop()
    return f"{', '.join(named)} and {last}{unit}"
