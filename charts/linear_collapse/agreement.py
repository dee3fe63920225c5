"""Two ways to compute the same outputs: dots on a diagonal, or off it."""

from collections.abc import Mapping

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme

WITHOUT, WITH = "without activation", "with activation"


def agreement_frame(pairs: Mapping[str, tuple[Tensor, Tensor]]) -> pd.DataFrame:
    """Tabulate outputs pairwise, columns one, other and network.

    Args:
        pairs: For each network (`WITHOUT`, `WITH`) two tensors of one shape.
    """
    return pd.concat(
        pd.DataFrame(
            {
                "one": one.flatten().numpy(),
                "other": other.flatten().numpy(),
                "network": network,
            }
        )
        for network, (one, other) in pairs.items()
    )


def agreement_chart(one: str, other: str) -> alt.LayerChart:
    """Dots over the frame named "outputs", and the diagonal they should lie on.

    Args:
        one: Title of the horizontal axis.
        other: Title of the vertical axis.
    """
    outputs = alt.Chart(alt.NamedData("outputs"))
    networks = (WITHOUT, WITH)
    dots = outputs.mark_point(filled=True, size=34, opacity=0.65).encode(
        x=alt.X("one:Q", title=one),
        y=alt.Y("other:Q", title=other),
        color=alt.Color("network:N", legend=alt.Legend(orient="top", title=None)).scale(
            domain=networks, range=(theme.LINEAR, theme.HIDDEN)
        ),
        shape=alt.Shape("network:N").scale(domain=networks, range=("square", "circle")),
    )
    diagonal = outputs.mark_line(color=theme.LINEAR, strokeDash=theme.DASHED).encode(
        x="one:Q", y="one:Q"
    )
    return (diagonal + dots).properties(height=380)
