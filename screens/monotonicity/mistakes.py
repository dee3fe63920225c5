"""Which images each classifier gets wrong, drawn."""

import streamlit as st

from charts.monotonicity.image_layout import Layout
from core.monotonicity.classifier import Classifier
from core.monotonicity.digits import Images
from core.monotonicity.inversion import Classifiers, held_out_images, mistakes
from screens.monotonicity.digit_picture import draw_images
from screens.monotonicity.fine_print import show_fine_print
from screens.monotonicity.link import LINK
from ui.closer import hold_back
from ui.controls import choose_one
from ui.fragments import fragment

MOST = 15
LAYOUT = Layout(MOST, 5, 340)


@fragment
def show_mistakes(seed: int, trained: Classifiers, locked: bool) -> None:
    """Draw up to fifteen mistakes of the linear classifier and of the hidden layer."""
    kind = choose_one("Held-out", "held_out", *LINK["held_out"])
    inverted = kind == "inverted images"
    if inverted and not locked:
        hold_back("the mistakes on inverted images")
        return
    images = held_out_images(seed, inverted=inverted)
    left, right = st.columns(2, gap="large")
    with left:
        draw_mistakes("Linear, trained on the images", trained.linear, images)
    with right:
        draw_mistakes("Hidden layer, trained on both", trained.hidden_both, images)
    show_fine_print("Under each image: what it is, and what it was taken for.")


def draw_mistakes(name: str, classifier: Classifier, images: Images) -> None:
    """Draw the first mistakes of one classifier."""
    wrong, predicted = mistakes(classifier, images)
    shown = wrong[:MOST]
    more = f", the first {MOST} of them" if len(wrong) > MOST else ""
    st.markdown(f"**{name}**: {len(wrong)} of {len(images.y)} wrong{more}")
    pairs = zip(images.y[shown].tolist(), predicted[:MOST].tolist(), strict=True)
    draw_images(
        images.X[shown],
        [f"{true} → {taken}" for true, taken in pairs],
        LAYOUT,
        alt_text=f"Images that the classifier got wrong, {len(shown)} of them",
    )
