"""The picture of the second story: binned repayment, the models, and what they say."""

from charts.monotonicity.axes import Axes
from charts.monotonicity.risk import bins_frame, curves_frame, risk_chart
from charts.monotonicity.strokes import key_frame
from core.monotonicity import one_feature
from core.monotonicity.income import IncomeModels, all_loans, certain_from
from screens.monotonicity import loans
from serving.tables import table
from ui.draw import draw

X_TITLE = "income (as recorded)"
# Farther out the rise, which is over at 130, would be a tenth of the picture.
DRAWN_TO = 600.0
DESCRIBE_BIN = (
    "income {left:.0f} to below {right:.0f}: {events:.0f} of {trials:.0f} loans repaid "
    "({rate:.0%}; 95% interval {low:.0%} to {high:.0%})"
)
KINDS = ("line", "linear", "feature", "hidden", "free")


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
        Axes(X_TITLE, (0.0, DRAWN_TO), "repaid", (0.4, 1.1)),
        (0.42, 0.64),
        alt_text="Share of loans repaid by income: it rises steeply up to an income of "
        "about 130 and then hardly; a straight line rises above 100%",
        bins=table(bins_frame, loans.binned(num_bins), DESCRIBE_BIN),
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
        int(data.trials[data.value > end].sum()) for end in (limit, DRAWN_TO)
    )
    linear, log, hidden, monotone = (
        one_feature.mean_loss(model, data) for model in models[1:]
    )
    verdict = "below" if hidden < log else "above"
    return (
        f"**What you see.** Of {data.total:,} loans, {int(data.events.sum()):,} were "
        "repaid, and richer applicants repay more often: monotone, as a linear model "
        "wants it. But the rise is over near an income of 130. The straight line goes "
        f"on and promises more than 100% from {limit:.0f} on, to {beyond} of the "
        f"applicants. The logistic map keeps the promise below 100% (log-loss "
        f"{linear:.3f}); the log of income, made by hand, bends it where it should "
        f"({log:.3f}); the hidden layer, given income alone, ends {verdict} that "
        f"({hidden:.3f}). The pink steps are the limit of what monotone can do on "
        f"these loans ({monotone:.3f}): they follow every chance rise as well. "
        f"({outside} of the applicants have more than {DRAWN_TO:.0f}, to the right of "
        "the picture.)"
    )
