"""What is left of the weights if both kinds count? Ten pictures, and ten blanks."""

import torch

from charts.monotonicity.image_layout import Layout
from core.monotonicity.classifier import Classifier
from screens.monotonicity.classifiers import linear, linear_both
from screens.monotonicity.digit_picture import draw_images
from screens.monotonicity.link import LINK
from screens.monotonicity.more import IMAGES_SOURCE, show_images_script
from ui.controls import choose_int
from ui.deck import controls, picture
from ui.screen import Choice, Screen

TEN = Layout(10, 5, label=2.4)
NOTHING, LESS = 0.05, 0.8
"""Of the largest weight before: up to where nothing is left, and less."""


def show(solved: bool) -> None:
    """Draw the weights of each digit; of the classifier of both once it is guessed."""
    with controls():
        seed = choose_int("Seed of the split", "seed", LINK["seed"])
    plain = linear(seed)
    both = linear_both(seed) if solved else plain
    with picture():
        draw_weights(plain, plain, "the images")
        draw_weights(both, plain, "both kinds", shown=solved)


def draw_weights(
    classifier: Classifier, scale: Classifier, trained_on: str, *, shown: bool = True
) -> None:
    """Draw ten weight pictures, colours scaled to the largest weight of another."""
    pictures = classifier.layers[0].W.T / largest(scale)
    draw_images(
        pictures,
        [f"{digit}" if shown else "?" for digit in range(len(pictures))],
        TEN,
        signed=True,
        shown=shown,
        alt_text="The 64 weights of each digit as a picture of 8 by 8 squares, trained "
        f"on {trained_on}"
        if shown
        else f"Ten empty frames for the weights trained on {trained_on}",
    )


def largest(classifier: Classifier) -> float:
    """Return the largest weight."""
    return float(classifier.layers[0].W.abs().max())


def truth() -> str:
    """Name what became of the weights, by the largest of them."""
    before, after = linear(0), linear_both(0)
    share = largest(after) / largest(before)
    if share < NOTHING:
        return "nothing"
    mirrored = torch.sum(before.layers[0].W * after.layers[0].W) < 0
    return "mirror" if mirrored else "weaker" if share < LESS else "sharper"


def reply(answer: str) -> str:
    """Say what follows from a guess."""
    return {
        "sharper": "More data sharpen what they agree on. These contradict each other "
        "in every pixel.",
        "weaker": "Weaker, and more than that: what is learned from one kind is "
        "unlearned from the other.",
        "nothing": "Nothing: yes.",
        "mirror": "−w is as good as w for both kinds together, so neither wins.",
    }[answer]


def explain() -> str:
    """Say why w = 0 is best for both."""
    before, after = largest(linear(0)), largest(linear_both(0))
    return (
        f"**The largest weight falls from {before:.1f} to {after:.3f}.** Inverting "
        "swaps the two kinds, so if some weights w were best, −w would be as good. The "
        "loss is *convex*, curved upward everywhere: their mean, 0, is at least as "
        "good as both. The best linear model for both kinds looks at nothing."
    )


SCREEN = Screen(
    "weights",
    label="Ten pictures",
    title="What is left of the weights if both kinds count?",
    setup="Above: ink on an orange pixel speaks for the digit, on a blue one against "
    "it. Below: trained on the images and the same inverted.",
    show=show,
    ask=Choice(
        {
            "sharper": "Sharper pictures: twice the data",
            "weaker": "The same, somewhat weaker",
            "mirror": "Their mirror in colour",
            "nothing": "Nothing",
        },
        truth,
        reply,
    ),
    explain=explain,
    more={"PyTorch": show_images_script, "Source": IMAGES_SOURCE},
)
