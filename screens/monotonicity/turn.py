"""How far does a curve get that never falls? Bending is not turning."""

from functools import cache

import streamlit as st

from core.monotonicity.turn import find_valley, widened_confidence
from screens.monotonicity import patients
from screens.monotonicity.fold import best_center
from screens.monotonicity.more import PATIENTS_SOURCE, what_is_measured
from screens.monotonicity.rates_picture import NamedLine, draw_rates
from ui.deck import readout
from ui.screen import Choice, Screen
from ui.text import bar

LITTLE, HALF, ALL = 0.1, 0.6, 0.9
"""Of the way from the best line to two ReLU units, up to where it counts as what."""
COLD = 34.5


@cache
def shares() -> dict[str, float]:
    """Return what each model finds of what the dots say."""
    models = patients.all_models(best_center(), 2)
    rising, falling = patients.monotone_models()
    named = {
        "line": models.linear,
        "hidden": models.hidden,
        "rising": rising,
        "falling": falling,
        "fold": models.distance,
    }
    return {name: patients.share_found(model) for name, model in named.items()}


def show(solved: bool) -> None:
    """Draw the dots; the best curve that never falls, or never rises, once guessed."""
    rising, falling = patients.monotone_models()
    fold = patients.all_models(best_center(), 2).distance
    lines = (
        NamedLine("free", "never falls", rising, 32.9),
        NamedLine("line", "never rises", falling, 33.6),
        NamedLine("feature", f"|T − {best_center():.1f}|", fold, 39.2),
    )
    draw_rates(
        patients.binned(patients.RANGE),
        alt_text="Share that died by body temperature, a U"
        + (
            "; the best curves of any shape that never fall, or never rise, miss one "
            "arm each"
            if solved
            else ""
        ),
        lines=lines if solved else (),
    )
    readout(_bars(solved))


def _bars(solved: bool) -> str:
    found = shares()
    rising = f"{found['rising']:.0%}" if solved else "?"
    return (
        '<p class="readout-lead">Of what the dots say</p>'
        + bar(found["line"], f"{found['line']:.0%}", "best line", "linear")
        + bar(found["rising"] * solved, rising, "best curve that never falls")
        + bar(found["hidden"], f"{found['hidden']:.0%}", "two ReLU units", "hidden")
    )


def truth() -> str:
    """Name how far the best rising curve gets."""
    found = shares()
    way = (found["rising"] - found["line"]) / (found["hidden"] - found["line"])
    if way < LITTLE:
        return "line"
    if way < HALF:
        return "half"
    return "most" if way < ALL else "all"


def reply(answer: str) -> str:
    """Say what follows from a guess."""
    return {
        "line": "Further: a line is made to climb evenly, this curve waits for the "
        "fever.",
        "half": "Further, since most of what the dots say is on the fever side.",
        "most": "Most of the way, by waiting for the fever: yes.",
        "all": "All but the cold side, where it would have to fall.",
    }[answer]


def explain() -> str:
    """Tell what bending gains, and what only turning can."""
    found = shares()
    rising, _ = patients.monotone_models()
    rates = patients.binned(patients.RANGE)
    at = int((rates.center < COLD).nonzero().max())
    risk = float(rising(rates.center[at : at + 1]))
    return (
        "**Bending is not turning.** This curve may bend at every tenth of a degree, "
        f"and still gives the patients near {float(rates.center[at]):.0f} °C a risk of "
        f"{risk:.0%}; {float(rates.rate[at]):.0%} of them died. With a turn, two "
        f"numbers on |T − {best_center():.1f}| are enough: {found['fold']:.0%}. A "
        f"curve that never rises finds {found['falling']:.0%}."
    )


def show_test() -> None:
    """Say how surely three bins contradict every monotone curve."""
    st.markdown(describe_turn())
    st.markdown(
        "The width of the dots, half a degree, was fixed before anybody looked: who "
        "tries widths until the risk turns finds a turn anywhere."
    )


def describe_turn() -> str:
    """Name three bins of which the middle one lies below, beyond their intervals."""
    rates = patients.binned(patients.RANGE)
    wide = widened_confidence(len(rates.trials))
    left, middle, right = (
        f"{float(rates.left[i]):.1f} to {float(rates.right[i]):.1f} °C, "
        f"{float(rates.rate[i]):.0%} ({float(rates.low[i]):.0%} to "
        f"{float(rates.high[i]):.0%})"
        for i in find_valley(rates)
    )
    return (
        f"**Yes, it turns.** The interval of {middle} lies wholly below those of {left}"
        f" and {right}. No curve that only rises or only falls passes through all "
        "three. Many bins give chance many tries. Even with every interval widened to "
        f"{wide:.1%}, so that in nineteen of twenty such studies all "
        f"{len(rates.trials)} of them hold, it turns."
    )


SCREEN = Screen(
    "turn",
    label="Bend or turn",
    title="How far does a curve get that never falls?",
    setup="It may have any shape and as many bends as it likes, as long as it never "
    "falls. The best line and two ReLU units stand beside.",
    show=show,
    ask=Choice(
        {
            "line": "No further than the line",
            "half": "About half the way to the units",
            "most": "Most of the way",
            "all": "As far as the units",
        },
        truth,
        reply,
    ),
    explain=explain,
    more={
        "By more than chance?": show_test,
        "What is measured": what_is_measured,
        "Source": PATIENTS_SOURCE,
    },
)
