"""A stack of layers and one layer of as many units, trained on the same sawtooth."""

from charts.universal_approximation.curve_labels import label_frame
from charts.universal_approximation.fits import examples_frame, fits_chart, fits_frame
from core.universal_approximation.errors import mean_deviation
from core.universal_approximation.sawtooth_training import (
    MOST_TRAINED_TENTS,
    NUM_STEPS,
    TrainedSawtooth,
    sawtooth_seconds,
    train_sawtooth,
)
from core.universal_approximation.trained import SEEDS
from screens.universal_approximation.phrases import count
from serving.tables import table
from ui.draw import draw
from ui.jobs import wait_for


def wait_for_trained(num_tents: int, width: int) -> TrainedSawtooth | None:
    """Train both shapes from 16 seeds, once for everybody who asks.

    On at most `MOST_TRAINED_TENTS` tents.
    """
    num_tents = min(num_tents, MOST_TRAINED_TENTS)
    return wait_for(
        ("sawtooth", num_tents, width),
        lambda report: train_sawtooth(num_tents, width, on_epoch=report),
        seconds=sawtooth_seconds(num_tents),
        label=f"Training {2 * len(SEEDS)} networks",
    )


def draw_trained(trained: TrainedSawtooth) -> None:
    """Draw the best stack and the best single layer over the sawtooth."""
    curves = {
        "target": trained.y,
        "trained": trained.deep,
        "limited": trained.shallow,
    }
    draw(
        fits_chart,
        260,
        alt_text="The sawtooth, and the best stack and the best single layer trained",
        curves=table(fits_frame, trained.x, **curves),
        labels=table(
            label_frame,
            trained.x,
            curves,
            target="sawtooth",
            trained="stack, best of 16",
            limited="one layer, best of 16",
        ),
        examples=table(examples_frame, None),
    )


def tell_trained(num_tents: int, width: int, trained: TrainedSawtooth) -> str:
    """Say how near both shapes came, and how many stacks stayed flat."""
    deep, shallow = (
        mean_deviation(fit, trained.y) for fit in (trained.deep, trained.shallow)
    )
    layers = min(num_tents, MOST_TRAINED_TENTS)
    capped = (
        f" on {layers} tents, the most that their 128 examples show well,"
        if num_tents > layers
        else ""
    )
    return (
        f"Trained{capped} on squared error from {len(SEEDS)} seeds each, by "
        f"{NUM_STEPS} full-batch steps of Adam, the best stack of "
        f"{count(layers, 'layer')} of {width} units leaves {deep:.0%} of a flat line's "
        f"mean error, and the best single layer of {layers * width} units "
        f"{shallow:.0%}: both are the best by this measure. {trained.stuck} of "
        f"{len(SEEDS)} stacks hardly left the flat line. With two units per layer such "
        "a stack exists; to find it, training needs units to spare."
    )
