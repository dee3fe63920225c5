"""At the kink: what PyTorch answers where there is no slope."""

from collections.abc import Sequence

from charts.activation_gallery.lines import Axis
from core.activation_gallery.curves import Reading, read_at, tangent
from core.activation_gallery.kinks import (
    Close,
    kind_of_break,
    look_closely,
    slopes_at_zero,
)
from core.activations import ACTIVATIONS
from core.notation import number
from screens.activation_gallery.lines_picture import draw_lines
from screens.activation_gallery.link import LINK
from screens.activation_gallery.more import show_grid, show_spellings
from ui.controls import choose_from_list, choose_step
from ui.deck import controls, once_answered, picture, readout
from ui.screen import Choice, Screen
from ui.text import to_html

SMOOTH = "silu"
RELU, MAXIMUM, CLAMP = (
    "torch.relu(x)",
    "torch.maximum(x, zero)",
    "torch.clamp(x, min=0)",
)
NAMES = {0.0: "zero", 0.5: "half", 1.0: "one"}
READINGS = {
    "jump": "It jumps: the nearer, the steeper.",
    "kink": "No zoom makes them equal.",
    "smooth": "Nearer, they become equal: no kink.",
}
X_AXIS = Axis("distance from the kink, in units of the zoom", -1, 1, (-1, 0, 1), 0.8)
Y_AXIS = Axis("rise, in the same units", -1.15, 1.15, (-1, 0, 1))
EDGE = 1.1
STROKES = ("1", "2", "7")


def show(solved: bool) -> None:
    """Magnify a kink beside a smooth function; PyTorch's slopes at it, once asked."""
    with controls():
        key = choose_from_list("Kink of", "kink_of", *LINK["kink_of"])
        zoom = float(choose_step("Half width of the view", "zoom", *LINK["zoom"]))
    activation, smooth = ACTIVATIONS[key], ACTIVATIONS[SMOOTH]
    x = activation.kinks(**activation.defaults)[-1]
    close = look_closely(activation, x, zoom)
    answers = _answers(key, x) if solved else []
    with picture():
        draw_lines(
            X_AXIS,
            Y_AXIS,
            alt_text=f"{activation.label} magnified at x = {x:g}, beside "
            f"{smooth.label}, which is smooth"
            + "".join(f"; {name} has slope {slope:g} there" for name, slope in answers),
            **_rows(close, look_closely(smooth, x, zoom), answers),
            large=() if solved else [("ink", "slope ?", "", -0.5, 0.35)],
        )
    if solved:
        readout(
            to_html(
                f"At x = {x:g} its slope is {number(close.left, 3)} to the left, "
                f"{number(close.right, 3)} to the right. "
                f"{READINGS[kind_of_break(activation, x)]}"
            )
        )


def _rows(
    close: Close, smooth: Close, answers: Sequence[tuple[str, float]]
) -> dict[str, list[tuple]]:
    """Return the rows of both functions, and of the slopes that PyTorch answers."""
    rays = [
        (stroke, f"{name}: {slope:g}", slope)
        for (name, slope), stroke in zip(answers, STROKES, strict=False)
    ]
    return {
        "tangents": [
            (stroke, *tangent(Reading(0.0, 0.0, slope), 1.0))
            for stroke, _, slope in rays
        ],
        "lines": [
            ("muted", smooth.offset, smooth.rise.clamp(-EDGE, EDGE)),
            ("0", close.offset, close.rise.clamp(-EDGE, EDGE)),
        ],
        "points": [("0", 0.0, 0.0)],
        "names": [
            (
                "muted",
                f"{ACTIVATIONS[SMOOTH].label}, smooth",
                -1.0,
                float(smooth.rise[0]) - 0.09,
            ),
            *((stroke, name, *_end(slope)) for stroke, name, slope in rays),
        ],
    }


def _answers(key: str, x: float) -> list[tuple[str, float]]:
    """Name what PyTorch takes for the slope: for ReLU, three ways to write it."""
    if key == "relu":
        return [
            (name.partition("(")[0].removeprefix("torch."), slopes_at_zero()[name])
            for name in (RELU, MAXIMUM, CLAMP)
        ]
    return [("PyTorch", read_at(ACTIVATIONS[key], {}, x).slope)]


def _end(slope: float) -> tuple[float, float]:
    """Return where a ray leaves the picture at the right."""
    x = 1.0 if abs(slope) <= EDGE else EDGE / abs(slope)
    return x, slope * x


def truth() -> str:
    """Name the slope that autograd gives to `torch.maximum` at a tie."""
    return NAMES.get(slopes_at_zero()[MAXIMUM], "nan")


def reply(answer: str) -> str:
    """Say what follows from a guess."""
    slope = f"{slopes_at_zero()[MAXIMUM]:g}"
    shared = f"`torch.maximum` shares the gradient between two equal numbers: {slope}."
    return {
        "zero": f"0, from the left: so says `torch.relu`. {shared}",
        "half": "0.5: yes. Two equal numbers share the gradient.",
        "one": f"1, from the right: so says `torch.clamp`, which cuts off at 0. "
        f"{shared}",
        "nan": f"There is no derivative, true, but autograd always answers. {shared}",
    }[answer]


def explain() -> str:
    """Say why the answer does not matter."""
    relu, maximum, clamp = (slopes_at_zero()[name] for name in (RELU, MAXIMUM, CLAMP))
    return (
        f"**Three ways to write ReLU, three answers**: {relu:g}, {maximum:g} and "
        f"{clamp:g}. Any number from 0 to 1 would do, a *subgradient*. It hardly "
        "matters: 0 has *measure zero*, a random input almost never hits it."
    )


SCREEN = Screen(
    "kink",
    label="At the kink",
    title="What is ReLU's slope at 0?",
    setup="Left of 0 it is 0, right of 0 it is 1, at 0 there is none. What does "
    "autograd, PyTorch's way to slopes, answer for `torch.maximum(x, zero)`, one way "
    "to write ReLU?",
    show=show,
    ask=Choice(
        {
            "zero": "0",
            "half": "0.5",
            "one": "1",
            "nan": "nan, no number",
        },
        truth,
        reply,
        about={"kink_of": LINK["kink_of"].default},
    ),
    explain=explain,
    more={
        "Five ways to write it": once_answered(
            "activation_gallery", "kink", show_spellings
        ),
        "The chapter's plots": show_grid,
    },
)
