"""The second story: repayment that rises with income, but not in a line."""

import streamlit as st

from charts.monotonicity.risk import bins_frame, curves_frame, risk_chart
from charts.monotonicity.strokes import Axes, key_frame
from core.monotonicity import one_feature
from core.monotonicity.income import IncomeModels, all_loans, certain_from
from screens.monotonicity import loans
from screens.monotonicity.fine_print import end_story
from screens.monotonicity.held_out_loans import show_held_out_loans
from screens.monotonicity.income_steps import ask_about_the_step, show_steps
from screens.monotonicity.link import LINK
from screens.monotonicity.log_odds import show_log_odds
from screens.monotonicity.scripts import INCOME
from serving.tables import table
from ui.closer import show_closer
from ui.controls import choose_int
from ui.draw import draw
from ui.fragments import fragment

KINDS = ("line", "linear", "feature", "hidden", "free")


@fragment
def show_income() -> None:
    """Draw the loans and the five models, and say what there is to see."""
    st.markdown(
        "**More income goes with more repayment, but a step at the bottom is not a "
        "step at the top.** Monotone is not yet linear, as 4,073 loans show."
    )
    picture, controls = st.columns([5, 3], gap="large")
    with controls:
        locked = ask_about_the_step()
        num_hiddens = choose_int(
            "Hidden ReLU units", "num_hiddens", LINK["num_hiddens"]
        )
        num_bins = choose_int("Number of bins", "bins", LINK["bins"])
    models = loans.all_models(num_hiddens)
    with picture:
        draw_models(models, num_bins, model_names(num_hiddens))
    st.markdown(what_you_see(models))
    show_formulas()
    show_experiment(models, num_bins, num_hiddens, locked)
    end_story(
        "income",
        "Monotone is weaker than linear. A link function or a logarithm "
        "bends the line where somebody knows how; a hidden layer bends it where the "
        "data say so.",
        lambda: INCOME,
    )


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


def draw_models(models: IncomeModels, num_bins: int, names: dict[str, str]) -> None:
    """Draw binned repayment and the model curves."""
    x = loans.drawn_incomes()
    curves = dict(zip(KINDS, models, strict=True))
    draw(
        risk_chart,
        Axes(loans.X_TITLE, (0.0, loans.DRAWN_TO), "repaid", (0.4, 1.1)),
        (0.42, 0.64),
        alt_text="Share of loans repaid by income: it rises steeply up to an income of "
        "about 130 and then hardly; a straight line rises above 100%",
        bins=table(bins_frame, loans.binned(num_bins), loans.DESCRIBE_BIN),
        curves=table(
            curves_frame, x, {kind: model(x) for kind, model in curves.items()}
        ),
        key=table(key_frame, names),
    )


def what_you_see(models: IncomeModels) -> str:
    """Restate the picture in words, with its numbers."""
    data = all_loans()
    limit = certain_from(models.line)
    beyond, outside = (
        int(data.trials[data.value > end].sum()) for end in (limit, loans.DRAWN_TO)
    )
    linear, log, hidden, monotone = (
        one_feature.mean_loss(model, data) for model in models[1:]
    )
    verdict = "below" if hidden < log else "above"
    return (
        f"**What you see.** Of {data.total:,} loans, {int(data.events.sum()):,} were "
        "repaid, and richer applicants repay more often: monotone, as a linear model "
        "wants it. But the rise levels off between 130 and 200. The straight line "
        f"goes on and predicts more than 100% from {limit:.0f} on, to {beyond} of the "
        f"applicants. The logistic map keeps predictions below 100% (log-loss "
        f"{linear:.3f}); the log of income, made by hand, bends it where it should "
        f"({log:.3f}); the hidden layer, given income alone, ends {verdict} that "
        f"({hidden:.3f}). The pink steps are the limit of what monotone can do on "
        f"these loans ({monotone:.3f}): they follow every chance rise as well. "
        f"({outside} of the applicants have more than {loans.DRAWN_TO:.0f}, to the "
        "right of the picture.)"
    )


def show_formulas() -> None:
    """Write the line, the logistic map and the feature made by hand."""
    st.latex(
        r"\begin{aligned}"
        r"\text{straight line:} &\quad w\,x + b \\"
        r"\text{logistic map:} &\quad \sigma(w\,x + b) \\"
        r"\text{log income:} &\quad \sigma(w\,\log(1 + x) + b)"
        r"\end{aligned}"
    )


def show_experiment(
    models: IncomeModels, num_bins: int, num_hiddens: int, locked: bool
) -> None:
    """Show one thing to look at more closely, chosen by the reader."""
    names = model_names(num_hiddens)
    show_closer(
        {
            "step": (
                "What does the same step add, low and high?",
                lambda: show_steps(models, names, locked),
            ),
            "log-odds": (
                "On which scale are the loans a straight line?",
                lambda: show_log_odds(models, num_bins),
            ),
            "held out": (
                "Does it hold for loans no model has seen?",
                lambda: show_held_out_loans(num_hiddens, names),
            ),
        }
    )
