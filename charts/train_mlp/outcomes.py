"""How runs ended, as a grid of cells with their numbers; a cell opens its run."""

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme

ROW_HEIGHT = 30
# Streamlit counts the axis with its title into the height of a chart.
AXIS_HEIGHT = 56
COLUMNS = 8
PLACE = "place in the row"
NARROW = 420
SMALL = 11


def outcomes_frame(
    rows: Mapping[str, Tensor],
    seeds: Sequence[int],
    links: Mapping[str, Sequence[str]] | None = None,
) -> pd.DataFrame:
    """Tabulate the end of every run, columns setting, seed, value and link.

    Args:
        rows: Values by setting, each (seeds,).
        seeds: The seeds, in the order of the values.
        links: The link of every run, by setting; without them no such column.
    """
    return pd.concat(
        pd.DataFrame(
            {
                "setting": setting,
                "seed": list(seeds),
                "value": values.numpy(),
            }
            | ({"link": list(links[setting])} if links else {})
        )
        for setting, values in rows.items()
    )


def seeds_frame(
    values: Tensor, seeds: Sequence[int], links: Sequence[str] = ()
) -> pd.DataFrame:
    """Tabulate many seeds of one setting in rows of `COLUMNS`, as `outcomes_frame`.

    A row is named by its first and last seed; one more column has the `PLACE` in it.
    """
    frame = outcomes_frame({"": values}, seeds, {"": links} if links else None)
    first = frame["seed"] - frame["seed"] % COLUMNS
    names = [f"{low} to {low + COLUMNS - 1}" for low in first]
    return frame.assign(setting=names, **{PLACE: frame["seed"] % COLUMNS + 1})


def outcomes_chart(
    title: str, is_share: bool, settings: tuple[str, ...], row: str, column: str
) -> alt.LayerChart:
    """Cells over the frame "outcomes", coloured by value from plain to blue.

    Args:
        title: What the values are.
        is_share: Whether they are shares, better when high; else losses.
        settings: The rows, from the top.
        row: What a row is.
        column: What a column is, and the field that says which: "seed" or `PLACE`.
    """
    axis = alt.Axis(labelOverlap=False, labelAngle=0, orient="top")
    rows = alt.Axis(labelOverlap=False, labelFlush=False, labelBaseline="middle")
    base = alt.Chart(alt.NamedData("outcomes")).encode(
        x=alt.X(f"{column}:O", title=column, axis=axis),
        y=alt.Y("setting:N", title=row, sort=list(settings), axis=rows),
        href="link:N",
        tooltip=[
            alt.Tooltip("setting:N", title=row),
            alt.Tooltip("seed:O", title="seed"),
            alt.Tooltip("value:Q", title=title, format=".3f"),
        ],
    )
    scale = {"domain": (0.5, 1)} if is_share else {"zero": True, "reverse": True}
    cells = base.mark_rect(cursor="pointer", opacity=0.6).encode(
        color=alt.Color("value:Q", legend=None).scale(
            range=(theme.PAPER, theme.FEATURE), interpolate="rgb", clamp=True, **scale
        )
    )
    # On a phone a cell has room for three digits, and for no sign behind them.
    narrow = f"width < {NARROW}"
    share = f"{narrow} ? format(100 * datum.value, '.3~r') : format(datum.value, '.1%')"
    written = share if is_share else "format(datum.value, '.2f')"
    numbers = (
        base.transform_calculate(
            written=f"isValid(datum.value) && isFinite(datum.value) ? ({written}) : '—'"
        )
        .mark_text(
            color=theme.INK,
            fontSize=alt.expr(f"{narrow} ? {SMALL} : {theme.FONT_SIZE}"),
            cursor="pointer",
        )
        .encode(text="written:N")
    )
    return (cells + numbers).properties(height=AXIS_HEIGHT + ROW_HEIGHT * len(settings))
