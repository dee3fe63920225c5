"""Whose data are these? Patients, loans and digits, to look around in."""

import streamlit as st

from charts.monotonicity.image_layout import Layout
from charts.monotonicity.rates import as_it_is
from charts.monotonicity.rates_chart import TEMPERATURE
from core.monotonicity.digits import digits
from core.monotonicity.temperature import to_fahrenheit
from screens.monotonicity import loans, patients
from screens.monotonicity.digit_picture import draw_images
from screens.monotonicity.link import LINK
from screens.monotonicity.more import (
    BEFORE_NETWORKS,
    IMAGES_SOURCE,
    LOANS_SOURCE,
    PATIENTS_SOURCE,
    TAKE_AWAY,
    what_dots_are,
)
from screens.monotonicity.rates_picture import PATIENTS, draw_rates
from screens.monotonicity.same_raise import AXES
from ui.controls import choose_float, choose_int, choose_one
from ui.deck import controls, picture, readout
from ui.screen import Screen
from ui.text import to_html

FAHRENHEIT = TEMPERATURE._replace(
    x_title="body temperature, °F",
    x_domain=(88.7, 107.6),
    x_values=(90, 94, 98.6, 102, 106),
)
SAMPLE = Layout(40, 10, label=1)
ABOUT = {
    "temperature": "**SUPPORT**, 1989 to 1994: very ill patients of five hospitals in "
    "the United States, their temperature on study day 3.\n\nAn association, not "
    "advice: who is very ill has a fever or a low temperature, too.",
    "income": "**credit_data**, from Barcelona: loans with a known outcome. Neither "
    "currency nor year is recorded.\n\nRicher borrowers differ in more than income.",
    "pixels": "**Handwritten digits**, 1998: 1,797 images of 8 × 8 pixels.\n\nThey "
    "stand in for the cats and dogs of the chapter.",
}


def show(solved: bool) -> None:
    """Draw one of the three data sets as it is."""
    with controls():
        story = choose_one("Data", "story", *LINK["story"])
        if story == "temperature":
            unit = choose_one("Unit", "unit", *LINK["unit"])
            width = choose_float("Width of a dot, °C", "bin", LINK["bin"])
        elif story == "income":
            num_bins = choose_int("Number of dots", "bins", LINK["bins"])
    if story == "temperature":
        draw_rates(
            patients.binned(width),
            alt_text=f"Share of patients that died by body temperature, {unit}",
            describe=PATIENTS.replace("°C", unit),
            axes=FAHRENHEIT if unit == "°F" else TEMPERATURE,
            scale=to_fahrenheit if unit == "°F" else as_it_is,
        )
    elif story == "income":
        draw_rates(
            loans.binned(num_bins),
            alt_text="Share of loans paid back by income",
            describe=loans.DESCRIBE_BIN,
            axes=AXES,
        )
    else:
        draw_sample()
    readout(to_html(ABOUT[story]))


def draw_sample() -> None:
    """Draw the first digits of the data."""
    images = digits()
    with picture():
        draw_images(
            images.X[: SAMPLE.num_images],
            [""] * SAMPLE.num_images,
            SAMPLE,
            alt_text=f"The first {SAMPLE.num_images} handwritten digits",
        )


def show_sources() -> None:
    """Name the sources of all three."""
    for title, source in (
        ("Patients", PATIENTS_SOURCE),
        ("Loans", LOANS_SOURCE),
        ("Digits", IMAGES_SOURCE),
    ):
        st.markdown(f"#### {title}")
        source()


SCREEN = Screen(
    "data",
    label="The data",
    title="Whose data are these?",
    setup="9,104 patients, 4,073 loans, 1,797 handwritten digits. Look around.",
    show=show,
    ask=None,
    explain=lambda: "",
    more={
        "Sources": show_sources,
        "What the dots are": what_dots_are,
        "A century of nonlinearity": BEFORE_NETWORKS,
        "To take away": TAKE_AWAY,
    },
)
