"""The question of the first story: what one weight has to do with two arms."""

from core.temperature import REFERENCE, all_patients, side_weights
from ui.predict import Prediction, predict


def ask_about_the_sign() -> None:
    """Ask what one weight has to do with two arms."""
    below, both, above = side_weights(all_patients(), REFERENCE)
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
            lambda: "negative" if below < -0.05 else "same" if below > 0.05 else "zero",
            lambda: (
                f"Below 37 °C the best weight is {below:+.2f} a degree, above it "
                f"{above:+.2f}, over all patients {both:+.2f}. A linear model has one "
                "weight with one sign, so it gives up one arm to serve the other."
            ),
        )
    )
