"""Loans no model has seen: the hidden layer against the limit of monotone curves."""

from statistics import mean, stdev

import streamlit as st

from charts.monotonicity.held_out import intervals_chart, intervals_frame, repeats_frame
from core.monotonicity import income
from core.monotonicity.held_out import Estimate, losses_of_splits
from core.monotonicity.relu_fit import fit_ramps
from core.notation import signed
from screens.monotonicity.fine_print import show_fine_print
from serving.tables import table
from ui.draw import draw
from ui.jobs import wait_for

NUM_SPLITS = 20
PER_THOUSAND = 1000
SHADES = {"line": "linear", "feature": "feature", "hidden": "hidden", "free": "other"}


def show_held_out_loans(num_hiddens: int, names: dict[str, str]) -> None:
    """Compare held-out log-losses over twenty splits."""
    losses = wait_for_splits(num_hiddens)
    if not losses:
        return
    gains = gains_by_model(losses, names)
    rows = tuple(names[kind] for kind in gains)
    spreads = [
        Estimate(mean(gain), mean(gain) - stdev(gain), mean(gain) + stdev(gain))
        for gain in gains.values()
    ]
    shades = [SHADES[kind] for kind in gains]
    draw(
        intervals_chart,
        rows,
        "nats saved per 1,000 loans",
        alt_text="Log-loss saved on held-out loans against the logistic model linear "
        "in income, over twenty splits",
        intervals=table(intervals_frame, rows, shades, spreads),
        repeats=table(repeats_frame, rows, shades, list(gains.values())),
    )
    show_fine_print(
        "Ticks: the splits of seeds 0 to 19, 30% of the loans held out. Dot and line: "
        "their mean and standard deviation."
    )
    st.markdown(describe(gains))


def wait_for_splits(num_hiddens: int) -> list[tuple[float, ...]] | None:
    """Score twenty splits, with progress while they are new."""
    return wait_for(
        ("loans, splits", NUM_SPLITS, num_hiddens),
        lambda report: losses_of_splits(
            income.split_loans,
            lambda train, seed: income.fit_models(
                train, fit_ramps(train, num_hiddens, seed=seed)
            ),
            NUM_SPLITS,
            report,
        ),
        seconds=NUM_SPLITS * 0.1,
        label="Fitting twenty splits",
    )


def gains_by_model(
    losses: list[tuple[float, ...]], names: dict[str, str]
) -> dict[str, list[float]]:
    """Return what each model saves against the logistic one, split by split."""
    return {
        kind: [PER_THOUSAND * (row[1] - row[model]) for row in losses]
        for model, kind in enumerate(names)
        if kind != "linear"
    }


def describe(gains: dict[str, list[float]]) -> str:
    """Say how the bends compare on loans that were not fitted."""
    hidden, monotone = mean(gains["hidden"]), mean(gains["free"])
    order = "more than" if hidden > monotone else "less than"
    return (
        f"**What you see.** On new loans the hidden layer saves {hidden:.1f} nats per "
        f"1,000 against the logistic model, {order} the best monotone curve with its "
        f"{monotone:.1f}: free to step anywhere, that one overfits. The log of "
        f"income saves {mean(gains['feature']):.1f}, the straight line "
        f"{signed(mean(gains['line']), 1)}. Where the truth is monotone, a hidden "
        "layer loses little by not being told so."
    )
