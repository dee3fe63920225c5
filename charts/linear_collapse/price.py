"""What the stack and the one layer cost, as bars side by side."""

import altair as alt
import pandas as pd

from charts import theme

STACK, SINGLE = "the stack", "one layer"


def price_frame(stack: dict[str, int], single: dict[str, int]) -> pd.DataFrame:
    """Tabulate both prices, columns network, quantity and number.

    Args:
        stack: Quantity -> number for the stack.
        single: The same quantities for the one layer.
    """
    return pd.DataFrame(
        [
            {"network": network, "quantity": quantity, "number": number}
            for network, price in ((STACK, stack), (SINGLE, single))
            for quantity, number in price.items()
        ]
    )


def price_chart(quantities: tuple[str, ...]) -> alt.LayerChart:
    """Bars over the frame named "price", with their numbers at the ends."""
    price = alt.Chart(alt.NamedData("price")).encode(
        x=alt.X("number:Q", title=None).axis(None),
        y=alt.Y("quantity:N", title=None, sort=list(quantities)).axis(
            labelLimit=160, domain=False, ticks=False
        ),
        yOffset=alt.YOffset("network:N", sort=[STACK, SINGLE]),
    )
    bars = price.mark_bar(height={"band": 0.85}).encode(
        color=alt.Color("network:N", legend=alt.Legend(orient="top", title=None)).scale(
            domain=(STACK, SINGLE), range=(theme.LINEAR, theme.RIGHT)
        )
    )
    numbers = price.mark_text(align="left", dx=5, color=theme.INK, fontSize=13).encode(
        text=alt.Text("number:Q", format=",d")
    )
    return (bars + numbers).properties(height=220)
