"""A typed derivative, the true one, and where the two part."""

import altair as alt
import pandas as pd

from charts import theme
from core.typed_derivative import HALF_WIDTH, Verdict

LIMIT = 20.0
"""Values beyond ± this are left out, so that a pole does not flatten the rest."""


def answer_frame(verdict: Verdict) -> pd.DataFrame:
    """Tabulate a verdict, columns x, typed, true and wrong."""
    table = pd.DataFrame(
        {
            "x": verdict.x.numpy(),
            "typed": verdict.typed.numpy(),
            "true": verdict.true.numpy(),
            "wrong": verdict.wrong.numpy(),
        }
    )
    table["typed"] = table["typed"].where(table["typed"].abs() <= LIMIT)
    return table


def wrong_frame(verdict: Verdict) -> pd.DataFrame:
    """Tabulate the stretches where the answer is wrong, columns start and stop."""
    x, wrong = verdict.x.tolist(), verdict.wrong.tolist()
    half = (x[1] - x[0]) / 2
    starts = [i for i, w in enumerate(wrong) if w and not (i and wrong[i - 1])]
    stops = [i for i, w in enumerate(wrong) if w and not any(wrong[i + 1 : i + 2])]
    return pd.DataFrame(
        [(x[i] - half, x[j] + half) for i, j in zip(starts, stops, strict=True)],
        columns=["start", "stop"],
    )


def answer_chart(show_truth: bool) -> alt.LayerChart:
    """The answer's line over "answer", its wrong stretches over "wrong" shaded."""
    x = alt.X("x:Q", title="pre-activation x")
    x = x.scale(domain=(-HALF_WIDTH, HALF_WIDTH), nice=False)
    shade = (
        alt.Chart(alt.NamedData("wrong"))
        .mark_rect(color=theme.WRONG, opacity=0.15, clip=True)
        .encode(x=alt.X("start:Q", title="pre-activation x"), x2="stop:Q")
    )
    base = alt.Chart(alt.NamedData("answer"))
    typed = base.mark_line(color=theme.HIDDEN, strokeWidth=2.5).encode(
        x=x, y=alt.Y("typed:Q", title="slope").scale(padding=8)
    )
    layers = [shade, typed]
    if show_truth:
        true = base.mark_line(color=theme.INK, strokeDash=theme.DASHED, strokeWidth=2)
        layers.append(true.encode(x=x, y=alt.Y("true:Q", title="slope")))
    return alt.layer(*layers).properties(height=330)
