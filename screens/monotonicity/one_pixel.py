"""Can ink on one pixel speak for a digit here, and against it there?"""

import torch
from torch import Tensor

from charts.monotonicity.image_layout import Layout
from charts.monotonicity.images import (
    images_frame,
    labels_frame,
    maps_chart,
    outline_frame,
)
from core.monotonicity.classifier import Classifier
from core.monotonicity.digits import SIDE, invert
from core.monotonicity.inversion import held_out_images, pixel_effects
from core.notation import signed
from screens.monotonicity.classifiers import hidden_job, linear
from screens.monotonicity.inverted import SEED
from screens.monotonicity.link import LINK
from screens.monotonicity.more import IMAGES_SOURCE, show_images_script, writes
from serving.tables import table
from ui.controls import choose_int
from ui.deck import controls, picture
from ui.draw import draw
from ui.screen import Choice, Screen

SIX = Layout(6, 3, label=4.4)
LABELS = ("the image", "linear", "hidden layer", "inverted", "linear", "hidden layer")
IMAGES, MAPS = (0, 3), (1, 2, 4, 5)
"""Their places among the six."""
CLOSE = 1e-3


def show(solved: bool) -> None:
    """Draw an image and its negative; what each pixel is worth once it is guessed."""
    with controls():
        number = choose_int("Which of the new images", "image", LINK["image"])
        row = choose_int("Row of the pixel", "row", LINK["row"])
        column = choose_int("Column", "column", LINK["column"])
    pixel = (row - 1) * SIDE + column - 1
    x = held_out_images(SEED).X[number - 1]
    hidden = hidden_job(SEED).wait() if solved else None
    with picture():
        draw_worth(x, pixel, effects(hidden, number) if hidden else None)


def draw_worth(x: Tensor, pixel: int, maps: Tensor | None) -> None:
    """Draw an image above its negative, and beside them what each pixel is worth.

    Args:
        x: The image, shape (64,).
        pixel: The one that is outlined.
        maps: Of `effects`; None before they are told.
    """
    worth = torch.zeros(len(MAPS), SIDE**2) if maps is None else maps
    told = [""] * SIX.num_images
    for place, value in zip(MAPS, worth[:, pixel].tolist(), strict=True):
        told[place] = "?" if maps is None else signed(value)
    largest = worth.abs().max().clamp(min=1e-9)
    squares = table(images_frame, worth / largest, SIX, MAPS)
    draw(
        maps_chart,
        SIX,
        alt_text="A handwritten digit and the same inverted, one pixel outlined; "
        + (
            "four frames for what ink on each pixel adds to the score"
            if maps is None
            else "beside them what ink on each pixel adds to the score, for the linear "
            "classifier the same in both, for the hidden layer not"
        ),
        images=table(images_frame, torch.stack([x, invert(x)]), SIX, IMAGES),
        maps=squares.slice(0, 0) if maps is None else squares,
        labels=table(labels_frame, LABELS, SIX, tuple(told)),
        outline=table(outline_frame, pixel, SIX),
    )


def effects(hidden: Classifier, number: int) -> Tensor:
    """Return what filling each pixel is worth, in the order of `MAPS`, (4, 64)."""
    images = held_out_images(SEED)
    x, label = images.X[number - 1], int(images.y[number - 1])
    return torch.stack(
        [
            pixel_effects(classifier, image, label)
            for image in (x, invert(x))
            for classifier in (linear(SEED), hidden)
        ]
    )


def turned(number: int) -> tuple[int, int]:
    """Return how many pixels speak for the digit in one image and against in the other.

    By the linear classifier, and by the hidden layer.
    """
    maps = effects(hidden_job(SEED).result(), number)
    clear = torch.where(maps.abs() > CLOSE, maps, 0.0)
    linear, hidden = (clear[:2] * clear[2:] < 0).sum(1).tolist()
    return linear, hidden


def truth() -> str:
    """Name the classifiers for which the meaning of some pixel turns."""
    linear, hidden = turned(LINK["image"].default)
    return {
        (False, False): "neither",
        (True, False): "linear",
        (False, True): "hidden",
        (True, True): "both",
    }[linear > 0, hidden > 0]


def reply(answer: str) -> str:
    """Say what follows from a guess."""
    return {
        "neither": "True of the linear one. In the hidden layer ink may switch units "
        "on in one image and off in the other.",
        "linear": "It has one weight for a pixel and a digit: it adds the same in "
        "every image.",
        "hidden": "Only there does it depend on the others: yes.",
        "both": "True of the hidden layer. The linear one has one weight for a pixel, "
        "for every image.",
    }[answer]


def explain() -> str:
    """Say what a pixel is worth."""
    _, hidden = turned(LINK["image"].default)
    return (
        "**Context.** A map shows what ink on each pixel adds to the right digit's "
        "score: orange for it, blue against it. The linear map is the same in both "
        f"rows. In the hidden layer {hidden} of the 64 pixels of the image you began "
        "with change sides when it is inverted."
    )


SCREEN = Screen(
    "pixel",
    label="One pixel",
    title="Can ink on a pixel speak for a digit, and against it inverted?",
    setup="Two classifiers score the right digit. Ink is added to the outlined pixel, "
    "in the image and inverted.",
    show=show,
    ask=Choice(
        {
            "linear": "In the linear one",
            "neither": "In neither",
            "hidden": "In the one with a hidden layer",
            "both": "In both",
        },
        truth,
        reply,
    ),
    explain=explain,
    more={
        "In the chapter": writes(
            "*Should increasing the intensity of the pixel at location (13, 17) always "
            "increase (or always decrease) the likelihood that the image depicts a "
            "dog?* A linear model can only say so. *The significance of any pixel "
            "depends in complex ways on its context (the values of the surrounding "
            "pixels)*: nobody knows how to calculate such a representation by hand, so "
            "it is learned, together with the linear predictor that acts upon it."
        ),
        "PyTorch": show_images_script,
        "Source": IMAGES_SOURCE,
    },
)
