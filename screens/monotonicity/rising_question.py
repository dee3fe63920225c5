"""The question of the first story: is it the straightness or the one direction?"""

from functools import cache

from core.monotonicity import one_feature
from core.monotonicity.temperature import REFERENCE, all_patients, share_of_signal
from screens.monotonicity import patients
from ui.predict import Prediction, predict

# Shares closer than this are as good as equal.
CLOSE = 0.05


def ask_about_rising() -> bool:
    """Ask what a rising curve of any shape finds; return whether it is locked."""
    linear, _, hidden = shares()
    return predict(
        Prediction(
            "rising",
            "Let a curve bend as it likes, as long as it **never falls**. Of what the "
            f"dots say the linear model finds {linear:.0%}, two hidden ReLU units "
            f"{hidden:.0%}. The best rising curve finds …",
            {
                "linear": "no more than the linear model",
                "between": "more, but clearly less than the hidden layer",
                "hidden": "as much as the hidden layer",
            },
            answer,
            explain,
        )
    )


@cache
def shares() -> tuple[float, float, float]:
    """Return what the linear model, any rising curve and two ReLU units find."""
    models = patients.all_models(REFERENCE, 2)
    rising, _ = patients.monotone_models()
    data, best = all_patients(), patients.lowest_loss()
    linear, free, hidden = (
        share_of_signal(
            one_feature.mean_loss(model, data), patients.constant_loss(), best
        )
        for model in (models.linear, rising, models.hidden)
    )
    return linear, free, hidden


def answer() -> str:
    """Name where the best rising curve lies."""
    linear, rising, hidden = shares()
    if rising < linear + CLOSE:
        return "linear"
    return "between" if rising < hidden - CLOSE else "hidden"


def explain() -> str:
    """Tell what bending gains, and what only turning can."""
    linear, rising, hidden = shares()
    return (
        f"It finds {rising:.0%}. Bending lets it lie flat in the cold and climb with "
        f"the fever, so it beats the straight {linear:.0%}; but it cannot turn, and "
        f"gives up the cold. The hidden layer turns, and finds {hidden:.0%}. See it "
        "under *does it turn* below."
    )
