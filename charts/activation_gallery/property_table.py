"""The property table: one row an activation, to sort, to filter and to download."""

from collections.abc import Sequence

import pandas as pd

from core.activations import Activation
from core.activations.properties import properties_of
from core.activations.properties.wording import (
    extreme_words,
    limit_words,
    places_words,
    range_words,
    saturation_words,
)


def property_frame(
    activations: Sequence[Activation], without: Sequence[str] = ()
) -> pd.DataFrame:
    """Tabulate the properties of activations, a row each, but for some columns."""
    return pd.DataFrame(map(_row, activations)).drop(columns=list(without))


def _row(activation: Activation) -> dict[str, object]:
    properties = properties_of(activation)
    return {
        "activation": activation.label,
        "family": activation.family,
        "range": range_words(properties.range),
        "monotone": properties.monotone,
        "zero-centred": properties.zero_centred,
        "mean output": round(properties.mean_output, 6) + 0.0,
        "continuous": not properties.jumps,
        "differentiable": not (properties.jumps or properties.kinks),
        "jumps at": places_words(properties.jumps),
        "kinks at": places_words(properties.kinks),
        "largest slope": properties.max_slope.value,
        "largest slope, where": extreme_words(properties.max_slope),
        "Lipschitz constant": properties.lipschitz,
        "minimum": extreme_words(properties.minimum),
        "limit at −∞": limit_words(properties.left, properties.domain),
        "limit at ∞": limit_words(properties.right, properties.domain),
        "saturates": saturation_words(properties),
        "holds on": range_words((properties.domain,)),
    }
