"""What the stack and the one layer cost, as bars side by side."""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from charts import theme

STACK, SINGLE = "the stack", "one layer"
LONGEST = 1.9
"""Of the axis, in lengths of the longest bar: its number needs room."""


def price_frame(rows: Sequence[tuple[str, str, float, str]]) -> pd.DataFrame:
    """Tabulate bars: network, quantity, part of the stack's, and what is at the end."""
    return pd.DataFrame(rows, columns=["network", "quantity", "number", "text"])


def price_chart() -> alt.LayerChart:
    """Bars over the table "price", and what stands at their ends."""
    x = alt.X("number:Q", title=None, axis=None).scale(domain=(0, LONGEST))
    y = alt.Y("quantity:N", title=None, sort=None).axis(
        labelLimit=0,
        labelExpr="split(replace(datum.label, ' and ', '|and '), '|')",
        domain=False,
        ticks=False,
        labelFontSize=15,
    )
    offset = alt.YOffset("network:N", sort=[STACK, SINGLE])
    color = alt.Color("network:N", legend=None).scale(
        domain=(STACK, SINGLE), range=(theme.LINEAR, theme.RIGHT)
    )
    price = alt.Chart(alt.NamedData("price")).encode(
        x=x, y=y, yOffset=offset, color=color
    )
    bars = price.mark_bar(height={"band": 0.85})
    numbers = price.mark_text(align="left", dx=8, fontSize=17, fontWeight="bold")
    return bars + numbers.encode(text="text:N")
