"""Examples of two classes in the plane: dots and triangles."""

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme

CLASSES = "0", "1"


def examples_frame(X: Tensor, y: Tensor) -> pd.DataFrame:
    """Tabulate examples (n, 2) and classes (n, 1): x1, x2, and the class as text."""
    frame = pd.DataFrame(X.numpy(), columns=["x1", "x2"])
    return frame.assign(target=[f"{target:g}" for target in y[:, 0].tolist()])


def class_marks(examples: alt.Chart, size: float) -> alt.Chart:
    """Mark examples by their class, in colour and in shape; `size` is their area."""
    marks = examples.mark_point(
        filled=True, size=size, stroke=theme.PAPER, strokeWidth=1.5, opacity=1
    )
    return marks.encode(
        shape=alt.Shape("target:N", legend=None).scale(
            domain=CLASSES, range=["circle", "triangle-up"]
        ),
        fill=alt.Fill("target:N", legend=None).scale(
            domain=CLASSES, range=[theme.CLASS_0, theme.CLASS_1]
        ),
    )
