"""A typed derivative, the true one, and where the two part."""

import altair as alt
import pandas as pd

from charts import theme
from core.activation_gallery.typed_derivative import HALF_WIDTH, Verdict

LIMIT = 20.0
"""Values beyond ± this are left out: a pole is no line."""
FRAME = (-2.0, 3.0)
"""Fixed, so that the picture stands still while answers come and go."""
FUNCTION, ANSWER, TRUTH = "f(x)", "your f′(x)", "true f′(x)"


def answer_frame(verdict: Verdict) -> pd.DataFrame:
    """Tabulate a verdict, columns x, value, typed, true and wrong."""
    table = pd.DataFrame(
        {
            "x": verdict.x.numpy(),
            "value": verdict.value.numpy(),
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


def answer_chart(shown: tuple[str, ...]) -> alt.LayerChart:
    """Lines over "answer", the answer's wrong stretches over "wrong" shaded.

    Args:
        shown: Which of `FUNCTION`, `ANSWER` and `TRUTH` are drawn.
    """
    domain = (-HALF_WIDTH, HALF_WIDTH)
    x = alt.X("x:Q", title="x").scale(domain=domain, nice=False)
    shade = (
        alt.Chart(alt.NamedData("wrong"))
        .mark_rect(color=theme.WRONG, opacity=0.15, clip=True)
        .encode(x=alt.X("start:Q", title="x"), x2="stop:Q")
    )
    columns = {FUNCTION: "value", ANSWER: "typed", TRUTH: "true"}
    lines = [
        alt.Chart(alt.NamedData("answer"))
        .transform_calculate(line=f"'{name}'")
        .mark_line(strokeWidth=2.5, clip=True)
        .encode(
            x=x,
            y=alt.Y(f"{columns[name]}:Q", title=None).scale(domain=FRAME, nice=False),
            **_series(),
        )
        for name in shown
    ]
    return alt.layer(shade, *lines).properties(height=330)


def _series() -> dict[str, object]:
    legend = alt.Legend(orient="top", symbolType="stroke", symbolSize=500)
    domain = (FUNCTION, ANSWER, TRUTH)
    colors = (theme.VALUE, theme.DERIVATIVE, theme.INK)
    color = alt.Color("line:N", title=None, legend=legend)
    dash = alt.StrokeDash("line:N", title=None, legend=legend)
    return {
        "color": color.scale(domain=domain, range=colors),
        "strokeDash": dash.scale(domain=domain, range=([1, 0], [1, 0], theme.DASHED)),
    }
