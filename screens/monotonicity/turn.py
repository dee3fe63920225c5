"""Does the risk turn? The best curve that only rises, and a test on the bins."""

from functools import cache

import streamlit as st

from core.monotonicity import one_feature
from core.monotonicity.binned_rates import BinnedRates
from core.monotonicity.temperature import REFERENCE, TemperatureUnit, all_patients
from core.monotonicity.turn import Turn, find_turn, widened_confidence
from screens.monotonicity import patients
from screens.monotonicity.temperature_picture import draw_risk
from ui.closer import hold_back
from ui.fragments import fragment
from ui.predict import Prediction, predict

# Shares closer than this are as good as equal.
CLOSE = 0.05
NAMES = {
    "free": "best rising curve",
    "line": "best falling curve",
    "feature": "linear model on |T − c|",
}


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
    return (
        patients.share_found(models.linear),
        patients.share_found(rising),
        patients.share_found(models.hidden),
    )


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
        f"misses the cold side. The hidden layer turns, and finds {hidden:.0%}. See it "
        "under *does it turn* below."
    )


@fragment
def show_turn(center: float, width: float, unit: TemperatureUnit, locked: bool) -> None:
    """Draw the best monotone curves of any shape, and test the bins for a turn."""
    st.markdown(describe_turn(patients.binned(width), unit))
    if not locked:
        hold_back("the best rising and the best falling curve")
        return
    rising, falling = patients.monotone_models()
    distance = patients.all_models(center, 2).distance
    draw_risk(
        {"free": rising, "line": falling, "feature": distance},
        NAMES,
        width,
        unit,
        height=360,
        alt_text="The best rising and the best falling curve of any shape each miss "
        "one arm of the observed U",
    )
    st.markdown(describe_limit(center, unit))


def describe_turn(rates: BinnedRates, unit: TemperatureUnit) -> str:
    """Say whether three bins contradict every monotone curve."""
    turn = find_turn(rates)
    if turn is None:
        return (
            "**Does it turn?** Not beyond the 95% intervals of bins this wide. Try "
            "another width."
        )
    wide = widened_confidence(len(rates.trials))
    also = find_turn(rates, wide)
    strict = (
        f"Many bins give chance many tries. Even with every interval widened to "
        f"{wide:.1%}, so that in nineteen of twenty such studies all "
        f"{len(rates.trials)} of them hold, it turns."
        if also
        else f"With the intervals widened to {wide:.1%} for having looked at "
        f"{len(rates.trials)} bins, bins this narrow hold too few patients to be sure."
    )
    return f"**Does it turn?** Yes. {_three_bins(rates, turn, unit)} {strict}"


def _three_bins(rates: BinnedRates, turn: Turn, unit: TemperatureUnit) -> str:
    texts = [
        f"{unit.text(float(rates.left[i]))} to {unit.text(float(rates.right[i]))}: "
        f"{float(rates.rate[i]):.0%} ({float(rates.low[i]):.0%} to "
        f"{float(rates.high[i]):.0%})"
        for i in turn.bins
    ]
    place = "below" if turn.is_valley else "above"
    return (
        f"The interval of {texts[1]} lies wholly {place} those of {texts[0]} and "
        f"{texts[2]}. No curve that only rises or only falls passes through all three."
    )


def describe_limit(center: float, unit: TemperatureUnit) -> str:
    """Compare the best monotone curve with two numbers on |T - c|."""
    data = all_patients()
    rising, falling = (
        one_feature.mean_loss(model, data) for model in patients.monotone_models()
    )
    distance = one_feature.mean_loss(patients.all_models(center, 2).distance, data)
    lowest = min(rising, falling)
    better = "lose less" if distance < lowest else "lose more"
    return (
        "The stepped curves are the likeliest ones that never fall (pink) or never "
        "rise (grey), one free step at every 0.1 °C. No monotone model, however many "
        f"parameters, gets below a log-loss of {lowest:.4f}. The two numbers of the "
        f"model on |T − {unit.text(center)}| {better}: {distance:.4f}, a difference of "
        f"{1000 * abs(lowest - distance):.1f} nats per 1,000 patients."
    )
