"""The property table: one row an activation, to sort, to filter and to download."""

from collections.abc import Collection, Mapping

import pandas as pd

from core.activations.properties import Properties
from core.activations.properties.wording import (
    extreme_words,
    limit_words,
    places_words,
    range_words,
    saturation_words,
)


def property_frame(
    rows: Mapping[str, Properties],
    families: Mapping[str, str],
    without: Collection[str] = (),
) -> pd.DataFrame:
    """Tabulate properties, one row for each name.

    Args:
        rows: Name on the page -> its properties.
        families: Name on the page -> its family.
        without: Columns to leave out.
    """
    frame = pd.DataFrame(
        [
            {"activation": name, "family": families[name], **_row(properties)}
            for name, properties in rows.items()
        ]
    )
    return frame.drop(columns=list(without))


def _row(properties: Properties) -> dict[str, object]:
    return {
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
