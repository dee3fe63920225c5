"""What will the best linear model do? One weight has one sign."""

from functools import cache

from core.monotonicity.temperature import REFERENCE, side_weights
from core.notation import signed
from screens.monotonicity import patients
from screens.monotonicity.more import PATIENTS_SOURCE, what_is_measured
from screens.monotonicity.rates_picture import NamedLine, draw_rates
from ui.screen import Choice, Screen


@cache
def found_by_line() -> float:
    """Return how much of what the dots say the best linear model finds."""
    return patients.share_found(patients.all_models(REFERENCE, 2).linear)


def show(solved: bool) -> None:
    """Draw the dots; the best linear model once it is guessed."""
    model = patients.all_models(REFERENCE, 2).linear
    line = NamedLine("linear", "the best linear model", model, 38.8, below=True)
    number = (37.0, 37.0, f"{found_by_line():.0%}", "of what the dots say")
    draw_rates(
        patients.binned(patients.RANGE),
        alt_text="Share that died by body temperature, a U"
        + (", and the best linear model, which rises slowly" if solved else ""),
        lines=[line] if solved else (),
        regions=[number] if solved else (),
    )


def truth() -> str:
    """Name what the best linear model does, by the sign of its weight."""
    return "rises" if float(patients.linear_layer().W) > 0 else "falls"


def reply(answer: str) -> str:
    """Say what follows from a guess."""
    below, above = side_weights()
    return {
        "follows": "A U needs a weight that changes its sign. A linear model has one "
        "weight on T, for all temperatures.",
        "rises": "It rises: yes, and so it is wrong about the cold side.",
        "falls": f"Patients below 37 °C alone would make it fall ({signed(below)} a "
        f"degree), those above make it rise ({signed(above)}): the fever side wins.",
        "flat": "Nearly. But the fever side outweighs the cold side a little.",
    }[answer]


def explain() -> str:
    """Say what one sign means."""
    return (
        "**One weight, one sign.** A linear model only rises or only falls. The best "
        f"one misses the cold side and finds {found_by_line():.0%} of what the dots "
        "say: the same risk for everybody would find 0%, each dot's own risk 100%. "
        "*Log-loss*, the error of a probability, measures it.\n\n"
        "*Next: a trick that lets the same model turn.*"
    )


SCREEN = Screen(
    "line",
    label="The best line",
    title="What will the best linear model do?",
    setup="A linear model weighs the temperature: risk = sigmoid(wT + b), where the "
    "sigmoid squeezes any number into 0 to 100%. The computer picks the best w and b.",
    show=show,
    ask=Choice(
        {
            "follows": "Follow the U",
            "falls": "Fall",
            "rises": "Rise",
            "flat": "Stay level",
        },
        truth,
        reply,
    ),
    explain=explain,
    more={"What is measured": what_is_measured, "Source": PATIENTS_SOURCE},
)
