"""What the stack and the one layer cost, as bars side by side."""

from collections.abc import Mapping

import altair as alt
import pandas as pd

from charts import theme

STACK, SINGLE = "the stack", "one layer"
LONGEST = 1.9
"""Of the axis, in lengths of the longest bar: its number needs room."""


def price_frame(prices: Mapping[str, Mapping[str, int]]) -> pd.DataFrame:
    """Tabulate prices as parts of the largest, columns network, quantity and number.

    Args:
        prices: By network (`STACK`, `SINGLE`) and quantity, the stack's first.
    """
    most = prices[STACK]
    return pd.DataFrame(
        [
            (network, quantity, number / most[quantity])
            for network, price in prices.items()
            for quantity, number in price.items()
        ],
        columns=["network", "quantity", "number"],
    )


def numbers_frame(
    prices: Mapping[str, Mapping[str, int]], texts: Mapping[str, Mapping[str, str]]
) -> pd.DataFrame:
    """Tabulate what stands at the ends of the bars of `price_frame`, column text.

    Args:
        prices: Where the bars end.
        texts: For networks and quantities of `prices`.
    """
    frame = price_frame(prices)
    keys = zip(frame["network"], frame["quantity"], strict=True)
    return frame.assign(text=[texts[network][quantity] for network, quantity in keys])


def price_chart(quantities: tuple[str, ...]) -> alt.LayerChart:
    """Bars over the table "price", and what stands at their ends over "numbers".

    Args:
        quantities: Their names, from top to bottom.
    """
    x = alt.X("number:Q", title=None, axis=None).scale(domain=(0, LONGEST))
    y = alt.Y("quantity:N", title=None, sort=list(quantities)).axis(
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
    bars = (
        alt.Chart(alt.NamedData("price"))
        .mark_bar(height={"band": 0.85})
        .encode(x=x, y=y, yOffset=offset, color=color)
    )
    numbers = (
        alt.Chart(alt.NamedData("numbers"))
        .mark_text(align="left", dx=8, fontSize=17, fontWeight="bold")
        .encode(x=x, y=y, yOffset=offset, color=color, text="text:N")
    )
    return bars + numbers
