"""The question of the second story: the same step, low and high."""

import torch

from core.monotonicity.income import step_effects
from screens.monotonicity import loans
from ui.predict import Prediction, predict

LOW, HIGH, STEP = 50.0, 300.0, 50.0


def ask_about_the_step() -> bool:
    """Ask what a step buys high on the logistic curve; return whether it is locked."""
    starts = torch.tensor([LOW, HIGH], dtype=torch.float64)
    low, high = step_effects(loans.all_models(2), starts, STEP)[1].tolist()
    share = high / low
    return predict(
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
