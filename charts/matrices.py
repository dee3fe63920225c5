"""Matrices as heat maps with their numbers in the cells.

The colour says the sign (blue below 0, orange above) and, by its strength, the size;
the number says both again. Cells have a fixed size, so a matrix is as wide as its
columns.
"""

from collections.abc import Sequence

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme

# A value of this size or more has the full colour.
FULL_COLOR = 3.0
BIAS = "b"
SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")

CELL_SIZES = {4: (42, 13), 8: (37, 12), 12: (27, 9)}
"""Most columns -> width of a cell and of its digits, in pixels."""


def indexed(letter: str, count: int) -> list[str]:
    """Name the rows or columns of a matrix: x₁, x₂, ..."""
    return [f"{letter}{i}".translate(SUBSCRIPTS) for i in range(1, count + 1)]


def matrix_frame(
    M: Tensor, rows: Sequence[str], columns: Sequence[str], decimals: int
) -> pd.DataFrame:
    """Tabulate a matrix, columns row, column, value and text.

    Args:
        M: Shape (len(rows), len(columns)).
        rows: Names of the rows, in order; `BIAS` names a row of biases.
        columns: Names of the columns, in order.
        decimals: Digits after the point of a number that is written.
    """
    values = M.flatten().tolist()
    return pd.DataFrame(
        {
            "row": [row for row in rows for _ in columns],
            "column": list(columns) * len(rows),
            "value": values,
            "text": [write(value, decimals) for value in values],
        }
    )


def write(value: float, decimals: int) -> str:
    """Write a number for a cell: at most five characters and a true minus sign.

    A large number gives up digits after the point; from a thousand on it is written
    with a power of ten.
    """
    size = abs(value)
    if size >= 999.5:
        return f"{value:.0e}".replace("e+0", "e").replace("e+", "e").replace("-", "−")
    digits = min(decimals, 2 if size < 9.995 else 1 if size < 99.95 else 0)
    text = f"{value:.{digits}f}"
    zero = f"{0:.{digits}f}"
    return zero if text == f"-{zero}" else text.replace("-", "−")


def matrix_chart(most_columns: int) -> alt.LayerChart:
    """Cells over the frame named "matrix".

    Args:
        most_columns: Columns of the widest matrix that is drawn to the same scale.
    """
    width, digits = next(
        size for most, size in CELL_SIZES.items() if most_columns <= most
    )
    matrix = alt.Chart(alt.NamedData("matrix")).encode(
        x=alt.X("column:N", sort=None, axis=_axis(digits, orient="top", labelAngle=0)),
        y=alt.Y("row:N", sort=None, axis=_axis(digits)),
    )
    cells = matrix.mark_rect(stroke=theme.LINE).encode(
        fill=alt.condition(
            alt.datum.value < 0, alt.value(theme.FEATURE), alt.value(theme.HIDDEN)
        ),
        fillOpacity=alt.Opacity("size:Q", legend=None).scale(
            domain=(0, FULL_COLOR), range=(0, 0.65), clamp=True
        ),
        strokeWidth=alt.condition(
            alt.datum.row == BIAS, alt.value(2.5), alt.value(0.75)
        ),
    )
    numbers = matrix.mark_text(fontSize=digits, color=theme.INK).encode(text="text:N")
    return (
        (cells + numbers)
        .transform_calculate(size="abs(datum.value)")
        .properties(width=alt.Step(width), height=alt.Step(max(24, width - 10)))
        .configure_view(stroke=None)
    )


def _axis(font_size: int, **more: object) -> alt.Axis:
    """Names along an edge, without a line; the theme would push the outer ones in."""
    return alt.Axis(
        title=None,
        domain=False,
        ticks=False,
        labelFontSize=font_size,
        labelPadding=4,
        labelFlush=False,
        **more,
    )
