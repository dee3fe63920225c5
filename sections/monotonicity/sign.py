"""The question of the first story: what one weight has to do with two arms."""

from sections.monotonicity.patients import side_weights
from ui.predict import Prediction, predict


def ask_about_the_sign() -> None:
    """Ask which sign the weight takes where only the cold patients are left."""
    predict(
        Prediction(
            "sign",
            "The dashed grey model climbs with every degree. Refit it to the patients "
            "**below** 37 °C only. Its weight on T will be …",
            {
                "same": "positive, as it is now",
                "zero": "almost zero",
                "negative": "negative",
            },
            answer,
            explain,
        )
    )


def answer() -> str:
    """Name the sign of the weight below 37 °C."""
    below, _, _ = side_weights()
    return "negative" if below < -0.05 else "same" if below > 0.05 else "zero"


def explain() -> str:
    """Tell the three weights, and what a single one has to give up."""
    below, both, above = side_weights()
    return (
        f"Below 37 °C the best weight is {below:+.2f} a degree, above it {above:+.2f}, "
        f"over all patients {both:+.2f}. A linear model has one weight with one sign, "
        "so it gives up one arm to serve the other."
    )
