"""On which scale do the loans lie on a line? Log-odds are what the model adds up."""

from functools import cache

import streamlit as st
import torch

from charts.monotonicity.rates import as_it_is
from core.monotonicity import one_feature
from core.monotonicity.binned_rates import log_odds
from core.monotonicity.income import all_loans, log_income
from screens.monotonicity import loans
from screens.monotonicity.link import LINK
from screens.monotonicity.more import LOANS_SOURCE, show_income_script
from screens.monotonicity.rates_picture import NamedLine, draw_rates
from screens.monotonicity.same_raise import AXES, BINS
from ui.controls import choose_one
from ui.deck import controls, readout
from ui.screen import Choice, Screen
from ui.text import bar

ODDS = AXES._replace(
    y_title="log-odds of paying back",
    y_domain=(-0.8, 3.2),
    y_format=".1f",
    y_values=(0, 1, 2, 3),
)
OVER_LOG = ODDS._replace(
    x_title="log(1 + income)", x_domain=(3.0, 6.4), x_values=(3, 4, 5, 6)
)


@cache
def found() -> dict[str, float]:
    """Return what the line of each option finds of what the best rising curve finds."""
    data, models = all_loans(), loans.all_models()
    nothing = one_feature.mean_loss(one_feature.constant_model(data), data)
    most = one_feature.mean_loss(models.monotone, data)
    straight = {"chance": models.line, "odds": models.linear, "logs": models.log}
    return {
        option: one_feature.share_of_signal(
            one_feature.mean_loss(model, data), nothing, most
        )
        for option, model in straight.items()
    }


def show(solved: bool) -> None:
    """Draw the loans; on log-odds with a straight model once it is guessed."""
    if not solved:
        draw_rates(
            loans.binned(BINS),
            alt_text="Share of loans paid back in ten bins of income",
            describe=loans.DESCRIBE_BIN,
            axes=AXES,
        )
        return
    with controls():
        chosen = choose_one("Horizontal scale", "scale", *LINK["scale"])
    draw_odds(chosen == "log income")
    rows = (
        bar(found()[option], f"{found()[option]:.0%}", name, kind)
        for option, name, kind in (
            ("chance", "chance over income", "other"),
            ("odds", "log-odds over income", "linear"),
            ("logs", "log-odds over its log", "feature"),
        )
    )
    readout(
        '<p class="readout-lead">Of the best rising curve, a line finds</p>'
        + "".join(rows)
    )


def draw_odds(over_log: bool) -> None:
    """Draw log-odds of the loans, the model that is straight there, and two units."""
    models = loans.all_models()
    if over_log:
        axes, scale, income = OVER_LOG, log_income, torch.expm1
        kind, model, at_line, at_units = "feature", models.log, 6.38, 6.38
    else:
        axes, scale, income = ODDS, as_it_is, as_it_is
        kind, model, at_line, at_units = "linear", models.linear, 470.0, 590.0
    draw_rates(
        loans.binned(BINS),
        alt_text="Log-odds of paying back in ten bins of income, with a model that is "
        "a straight line on this scale, and two ReLU units",
        describe=loans.DESCRIBE_BIN,
        axes=axes,
        lines=(
            NamedLine(
                kind,
                "the model, a straight line",
                lambda x: log_odds(model(income(x))),
                at_line,
            ),
            NamedLine(
                "hidden",
                "two ReLU units",
                lambda x: log_odds(models.hidden(income(x))),
                at_units,
            ),
        ),
        scale=scale,
        rate_scale=log_odds,
    )


def truth() -> str:
    """Name the scale whose line has the least log-loss."""
    return max(found(), key=found().__getitem__)


def reply(answer: str) -> str:
    """Say what follows from a guess."""
    return {
        "chance": "A line over income passes 100% and goes on: no chance can.",
        "odds": "That is the model with a sigmoid: better than a line in the chance, "
        "but the loans still bend away.",
        "logs": "Both ends processed, outcome and income: yes.",
    }[answer]


def explain() -> str:
    """Say what each logarithm does."""
    return (
        "**Log-odds, ln(p/(1 − p)), undo the sigmoid**: on their scale the model is a "
        "line. That processes the *outcome*; the logarithm of income processes the "
        "*input*. The hidden layer needs neither thought."
    )


def show_chapter() -> None:
    """Say what the chapter calls it."""
    st.markdown(
        "The chapter proposes to postprocess the outcome *so that linearity becomes "
        "more plausible, by using the logistic map (and thus the logarithm of the "
        "probability)*. Log-odds is what the model uses: the logarithm of the "
        "probability that it happens, less that of the probability that it does not."
    )
    st.latex(r"\ln\frac{p}{1-p} = w\,x + b \iff p = \mathrm{sigmoid}(w\,x + b)")


SCREEN = Screen(
    "log_odds",
    label="Log-odds",
    title="On which scale do the loans lie on a line?",
    setup="The dots bend away from any line. Log-odds, ln(p/(1 − p)), are what a "
    "model adds up before its sigmoid; the logarithm of income counts ratios.",
    show=show,
    ask=Choice(
        {
            "chance": "The chance, over income",
            "logs": "Its log-odds, over the logarithm of income",
            "odds": "Its log-odds, over income",
        },
        truth,
        reply,
    ),
    explain=explain,
    more={
        "In the chapter": show_chapter,
        "PyTorch": show_income_script,
        "Source": LOANS_SOURCE,
    },
)
