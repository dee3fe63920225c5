"""The second story: repayment that rises with income, but not in a line."""

import streamlit as st
import torch

from charts.risk import Axes, bins_frame, curves_frame, key_frame, risk_chart
from core import income, one_feature
from core.income import Models, all_loans, certain_from
from sections.monotonicity import loans
from sections.monotonicity.closer import show_closer
from sections.monotonicity.held_out_loans import show_held_out_loans
from sections.monotonicity.log_odds import show_log_odds
from sections.monotonicity.pytorch import INCOME
from sections.monotonicity.sources import show_source
from sections.monotonicity.steps import show_steps
from ui.controls import IntRange, choose_int
from ui.draw import draw
from ui.frame import show_pytorch
from ui.predict import Prediction, predict

BINS = IntRange(5, 20, 10)
HIDDENS = IntRange(1, 8, 2)
LOW, HIGH, STEP = 50.0, 300.0, 50.0
X_TITLE = "income (as recorded)"
DESCRIBE_BIN = (
    "income {left:.0f} to below {right:.0f}: {events:.0f} of {trials:.0f} loans repaid "
    "({rate:.0%}; 95 % interval {low:.0%} to {high:.0%})"
)
KINDS = ("line", "linear", "feature", "hidden", "free")


def show_income() -> None:
    """Draw the loans and the five models, and say what there is to see."""
    st.markdown(
        "**More income goes with more repayment, but a step at the bottom is not a "
        "step at the top.** Monotone is not yet linear, as 4,073 loans show."
    )
    picture, controls = st.columns([5, 3], gap="large")
    with controls:
        ask_about_the_step()
        num_hiddens = choose_int("Hidden ReLU units", "num_hiddens", HIDDENS)
        num_bins = choose_int("Number of bins", "bins", BINS)
    models = loans.all_models(num_hiddens)
    names = model_names(num_hiddens)
    with picture:
        draw_models(models, num_bins, names)
    st.markdown(what_you_see(models))
    st.latex(
        r"\begin{aligned}"
        r"\text{straight line:} &\quad w\,x + b \\"
        r"\text{logistic map:} &\quad \sigma(w\,x + b) \\"
        r"\text{log income:} &\quad \sigma(w\,\log(1 + x) + b)"
        r"\end{aligned}"
    )
    show_closer(
        {
            "step": (
                "What does the same step buy, low and high?",
                lambda: show_steps(models, names),
            ),
            "log-odds": (
                "On which scale are the loans a straight line?",
                lambda: show_log_odds(models, num_bins, DESCRIBE_BIN),
            ),
            "held-out": (
                "Does it hold for loans no model has seen?",
                lambda: show_held_out_loans(num_hiddens, names),
            ),
        }
    )
    st.info(
        "**Take away.** Monotone is weaker than linear. A link function or a logarithm "
        "bends the line where somebody knows how; a hidden layer bends it where the "
        "data say so.",
        icon=":material/lightbulb:",
    )
    show_pytorch(INCOME)
    show_source("income")


def model_names(num_hiddens: int) -> dict[str, str]:
    """Name the models by kind of stroke."""
    plural = "s" * (num_hiddens > 1)
    names = (
        "straight line",
        "logistic in income",
        "logistic in log income",
        f"{num_hiddens} ReLU unit{plural}",
        "best monotone curve",
    )
    return dict(zip(KINDS, names, strict=True))


def ask_about_the_step() -> None:
    """Ask what a step buys on the high part of the logistic curve."""
    starts = torch.tensor([LOW, HIGH], dtype=torch.float64)
    low, high = income.step_effects(loans.all_models(2), starts, STEP)[1].tolist()
    share = high / low
    predict(
        Prediction(
            "step",
            f"In the dashed logistic model, {STEP:.0f} more income at {LOW:.0f} raises "
            f"the chance of repayment by {100 * low:.1f} points. The same {STEP:.0f} "
            f"at {HIGH:.0f} raises it by …",
            {
                "same": "as much: the model has one weight on income",
                "less": "less than half of it",
                "nothing": "next to nothing",
            },
            lambda: "same" if share > 0.8 else "nothing" if share < 0.1 else "less",
            lambda: (
                f"It is {100 * high:.1f} points. The weight adds the same log-odds "
                "everywhere, but near certainty the same log-odds are fewer percentage "
                "points. Among the loans themselves the step at the top buys even less."
            ),
        )
    )


def draw_models(models: Models, num_bins: int, names: dict[str, str]) -> None:
    """Draw binned repayment and the model curves."""
    x = loans.drawn_incomes()
    curves = dict(zip(KINDS, models, strict=True))
    draw(
        risk_chart,
        Axes(X_TITLE, (0.0, income.HIGHEST), "repaid", (0.4, 1.1)),
        (0.42, 0.64),
        alt_text="Share of loans repaid by income: it rises steeply up to an income of "
        "about 130 and then hardly; a straight line rises above 100 %",
        bins=bins_frame(loans.binned(num_bins), DESCRIBE_BIN),
        curves=curves_frame(x, {kind: model(x) for kind, model in curves.items()}),
        key=key_frame(names),
    )


def what_you_see(models: Models) -> str:
    """Restate the picture in words, with its numbers."""
    data = all_loans()
    limit = certain_from(models.line)
    beyond = int(data.trials[data.value > limit].sum())
    linear, log, hidden, monotone = (
        one_feature.mean_loss(model, data) for model in models[1:]
    )
    verdict = "below" if hidden < log else "above"
    return (
        f"**What you see.** Of {data.total:,} loans, {int(data.events.sum()):,} were "
        "repaid, and richer applicants repay more often: monotone, as a linear model "
        "wants it. But the rise is over near an income of 130. The straight line goes "
        f"on and promises more than 100 % from {limit:.0f} on, to {beyond} of the "
        f"applicants. The logistic map keeps the promise below 100 % (log-loss "
        f"{linear:.4f}); the log of income, made by hand, bends it where it should "
        f"({log:.4f}); the hidden layer, given income alone, ends {verdict} that "
        f"({hidden:.4f}). The green steps are the limit of what monotone can do on "
        f"these loans ({monotone:.4f}): they follow every chance rise as well."
    )
