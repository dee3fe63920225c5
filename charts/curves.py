"""Functions and their derivatives as tables: curves, points, tangents, a pointer."""

from collections.abc import Mapping, Sequence

import pandas as pd

from core.activation_gallery import Curve, Reading, tangent


def curves_frame(curves: Mapping[str, Curve], limit: float) -> pd.DataFrame:
    """Tabulate curves, columns x, value, slope and activation.

    Args:
        curves: Name on the page -> its curve.
        limit: Values beyond ±limit are left out, so that one steep function does not
            flatten the others.
    """
    table = pd.concat(
        pd.DataFrame(
            {
                "x": curve.x.numpy(),
                "value": curve.value.numpy(),
                "slope": curve.slope.numpy(),
                "activation": name,
            }
        )
        for name, curve in curves.items()
    )
    for column in ("value", "slope"):
        table[column] = table[column].where(table[column].abs() <= limit)
    table["activation"] = pd.Categorical(table["activation"], list(curves))
    return table


def pointer_frame(curves: Mapping[str, Curve], every: int = 2) -> pd.DataFrame:
    """Tabulate all curves by x: columns x, then value_0, slope_0, value_1, ...

    Args:
        curves: Name on the page -> its curve; the columns count them in order.
        every: Take each so manyth point.
    """
    tables = [
        pd.DataFrame(
            {f"value_{i}": curve.value.numpy(), f"slope_{i}": curve.slope.numpy()},
            index=curve.x.numpy(),
        )
        for i, curve in enumerate(curves.values())
    ]
    shared = tables[0].join(tables[1:], how="inner") if len(tables) > 1 else tables[0]
    return shared.iloc[::every].rename_axis("x").reset_index()


def points_frame(readings: Mapping[str, Reading]) -> pd.DataFrame:
    """Tabulate readings, columns x, value, slope and activation."""
    return pd.DataFrame(
        [(*reading, name) for name, reading in readings.items()],
        columns=["x", "value", "slope", "activation"],
    )


def kinks_frame(kinks: Mapping[str, Sequence[Reading]]) -> pd.DataFrame:
    """Tabulate what each function and its slope are taken to be at its kinks."""
    return pd.DataFrame(
        [(*reading, name) for name, readings in kinks.items() for reading in readings],
        columns=["x", "value", "slope", "activation"],
    )


def tangents_frame(readings: Mapping[str, Reading], reach: float) -> pd.DataFrame:
    """Tabulate the two ends of each tangent, columns x, value and activation."""
    ends = {name: tangent(reading, reach) for name, reading in readings.items()}
    return pd.DataFrame(
        [
            (x, value, name)
            for name, (xs, values) in ends.items()
            for x, value in zip(xs.tolist(), values.tolist(), strict=True)
        ],
        columns=["x", "value", "activation"],
    )
