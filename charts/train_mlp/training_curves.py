"""Loss or accuracy by epoch, of many runs: one line each, or one line a group."""

import math
from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd
from torch import Tensor

from charts import theme

MAX_EPOCHS_DRAWN = 100
# Labels closer than this share of the axis would cover each other.
LABEL_GAP = 0.06
LEAST_LOSS = 1e-4


def runs_frame(
    values: Tensor, names: Sequence[str], stuck: Sequence[bool]
) -> pd.DataFrame:
    """Tabulate runs by epoch, columns run, epoch, value and state.

    Args:
        values: Shape (epochs + 1, runs).
        names: What each run is called.
        stuck: Which runs have got stuck.
    """
    epochs = _drawn(len(values))
    return pd.concat(
        pd.DataFrame(
            {
                "run": name,
                "epoch": epochs,
                "value": values[epochs, k].numpy(),
                "state": "stuck" if is_stuck else "learned",
            }
        )
        for k, (name, is_stuck) in enumerate(zip(names, stuck, strict=True))
    )


def groups_frame(groups: Mapping[str, Tensor]) -> pd.DataFrame:
    """Tabulate each group's middle loss by epoch, columns group, epoch and loss.

    Args:
        groups: Losses by name, shape (epochs + 1, runs); the median of each epoch is
            taken, and not drawn below `LEAST_LOSS`.
    """
    parts = []
    for name, losses in groups.items():
        epochs = _drawn(len(losses))
        median = losses[epochs].nanquantile(0.5, dim=1).clamp(min=LEAST_LOSS)
        parts.append(
            pd.DataFrame({"group": name, "epoch": epochs, "loss": median.numpy()})
        )
    return pd.concat(parts)


def labels_frame(frame: pd.DataFrame) -> pd.DataFrame:
    """Place a name at the end of every line of `groups_frame`, none over another."""
    ends = frame.groupby("group", sort=False).tail(1).sort_values("loss")
    finite = frame["loss"][frame["loss"].between(LEAST_LOSS, 1e6)]
    gap = (
        LABEL_GAP * math.log(max(finite.max() / finite.min(), 2)) if len(finite) else 1
    )
    places, lowest = [], -math.inf
    for loss in ends["loss"].fillna(finite.max()).clip(LEAST_LOSS, 1e6):
        lowest = max(math.log(loss), lowest + gap)
        places.append(math.exp(lowest))
    return ends.assign(loss=places)


def runs_chart(title: str, is_share: bool, any_stuck: bool) -> alt.Chart:
    """One thin line a run over the frame "runs"; those that got stuck are dashed.

    There is a legend where `any_stuck`: else all lines are of one kind.
    """
    states = ("learned", "stuck")
    legend = alt.Legend(orient="bottom-right", offset=8) if any_stuck else None
    y = alt.Y("value:Q", title=title)
    if is_share:
        y = alt.Y("value:Q", title=title, axis=alt.Axis(format="%"))
        y = y.scale(domain=(0, 1))
    return (
        alt.Chart(alt.NamedData("runs"))
        .mark_line(clip=True, opacity=0.75, strokeWidth=1.3)
        .encode(
            x=alt.X("epoch:Q", title="epoch"),
            y=y,
            detail="run:N",
            color=alt.Color("state:N", title=None, legend=legend).scale(
                domain=states, range=(theme.HIDDEN, theme.WRONG)
            ),
            strokeDash=alt.StrokeDash("state:N", title=None, legend=legend).scale(
                domain=states, range=([1, 0], [5, 3])
            ),
            tooltip=["run:N", "epoch:Q", alt.Tooltip("value:Q", format=".3f")],
        )
        .properties(height=260)
    )


def groups_chart(title: str, names: tuple[str, ...]) -> alt.LayerChart:
    """A line a group over the frame "groups", named by the frame "labels"."""
    x = alt.X("epoch:Q", title="epoch")
    y = alt.Y("loss:Q", title=title).scale(type="log", nice=False)
    count = range(len(names))
    color = alt.Color("group:N", legend=None).scale(
        domain=names, range=[theme.SERIES[k % len(theme.SERIES)] for k in count]
    )
    dash = alt.StrokeDash("group:N", legend=None).scale(
        domain=names,
        range=[([1, 0], [6, 3])[k // len(theme.SERIES) % 2] for k in count],
    )
    tooltip = ["group:N", "epoch:Q", alt.Tooltip("loss:Q", format=".3g")]
    lines = alt.Chart(alt.NamedData("groups")).mark_line(strokeWidth=2)
    labels = alt.Chart(alt.NamedData("labels")).mark_text(
        align="left", dx=5, fontSize=theme.FONT_SIZE
    )
    return (
        lines.encode(x=x, y=y, color=color, strokeDash=dash, tooltip=tooltip)
        + labels.encode(x=x, y=y, color=color, text="group:N")
    ).properties(height=300)


def _drawn(num_rows: int) -> list[int]:
    """Return the epochs to draw: evenly spaced, the last among them."""
    step = -(-num_rows // MAX_EPOCHS_DRAWN)
    return [*range(0, num_rows - 1, step), num_rows - 1]
