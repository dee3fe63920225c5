"""The challenge: fit the target by hand until the mean deviation is below 0.40."""

import streamlit as st
import torch

from core.universal_approximation.challenge import (
    GOAL,
    best_heights,
    challenge_network,
    score,
)
from core.universal_approximation.errors import curve
from screens.universal_approximation.fits import draw_curves
from screens.universal_approximation.link import LINK
from screens.universal_approximation.target_choice import TargetSetting
from ui.controls import choose_float, choose_int
from ui.fragments import fragment
from ui.predict import Prediction, predict

ANSWERS = {"yes": "Yes", "no": "No, that takes more of them"}


@fragment
def show_challenge(setting: TargetSetting) -> None:
    """Draw the reader's bumps against the target, with their score."""
    picture, controls = st.columns([5, 3], gap="large")
    with controls:
        num_bumps = choose_int("Bumps (two sigmoid units each)", "bumps", LINK["bumps"])
        _ask(setting, num_bumps)
        left, right = st.columns(2)
        heights = []
        for i in range(num_bumps):
            with left if i < (num_bumps + 1) // 2 else right:
                key = f"bump_{i + 1}"
                heights.append(choose_float(f"Bump {i + 1}", key, LINK[key]))
    target = setting.target
    x = target.grid(321)
    y_hat = curve(challenge_network(target, heights), torch.sigmoid, x)
    deviation = score(target, heights)
    with picture:
        curves = {"target": target(x), "by_hand": y_hat}
        draw_curves(
            x,
            curves,
            {"target": target.title, "by_hand": "your bumps"},
            "The target and the reader's bumps",
            examples=target.examples,
        )
        st.markdown(_verdict(deviation, num_bumps))


def _ask(setting: TargetSetting, num_bumps: int) -> None:
    best = score(setting.target, best_heights(setting.target, num_bumps))
    predict(
        Prediction(
            "challenge",
            f"Can {num_bumps} bumps score below {GOAL:.2f} on the "
            f"{setting.target.title}?",
            ANSWERS,
            lambda: "yes" if best < GOAL else "no",
            lambda: f"The best heights on this page's steps come to {best:.2f}.",
        ),
        about=(setting.problem, num_bumps),
    )


def _verdict(deviation: float, num_bumps: int) -> str:
    units = 2 * num_bumps
    if deviation < GOAL:
        return (
            f"**Solved: {deviation:.2f}**, below {GOAL:.2f}, with {units} units. The "
            "link in your browser holds your bumps: send it to whoever should beat "
            "it, or take one bump fewer."
        )
    return (
        f"**Score {deviation:.2f}.** That is how far your curve is from the target on "
        "average, where the best flat line scores about 1 and a perfect fit 0; the "
        f"goal is below {GOAL:.2f}. Raise or lower the bumps, which stand from left to "
        "right."
    )
