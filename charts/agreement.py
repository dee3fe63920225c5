"""Two ways to compute the same outputs: dots on a diagonal, or off it."""

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme


def agreement_frame(one: Tensor, other: Tensor) -> pd.DataFrame:
    """Tabulate outputs pairwise, columns `one` and `other`.

    Args:
        one: Outputs of one network, any shape.
        other: Outputs of the other for the same examples, same shape.
    """
    return pd.DataFrame(
        {"one": one.flatten().numpy(), "other": other.flatten().numpy()}
    )


def agreement_chart(one: str, other: str) -> alt.LayerChart:
    """Dots over the frame named "outputs", and the diagonal they should lie on."""
    outputs = alt.Chart(alt.NamedData("outputs"))
    dots = outputs.mark_circle(color=theme.FEATURE, size=36, opacity=0.6).encode(
        x=alt.X("one:Q", title=one), y=alt.Y("other:Q", title=other)
    )
    diagonal = outputs.mark_line(color=theme.LINEAR, strokeDash=theme.DASHED).encode(
        x="one:Q", y="one:Q"
    )
    return (diagonal + dots).properties(height=380)
