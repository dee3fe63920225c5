"""The network as a drawing: which of its columns are layers?"""

from charts.linear_collapse.fully_connected import (
    network_chart,
    units_frame,
    weights_frame,
    words_frame,
)
from core.linear_collapse.stack import price
from screens.linear_collapse.more import show_layers_formula
from serving.tables import table
from ui.deck import picture
from ui.draw import draw
from ui.screen import Choice, Screen

WIDTHS = (4, 5, 3)
COLUMNS = ("inputs", "hidden units", "outputs")
COUNTS = ("one", "two", "three")


def show(solved: bool) -> None:
    """Draw the network; name its layers and shapes once they are counted."""
    words = [
        (column, 6.3, f"{width} {name}", "bold")
        for column, (width, name) in enumerate(zip(WIDTHS, COLUMNS, strict=True))
    ]
    if solved:
        words += _shapes()
    with picture():
        draw(
            network_chart,
            alt_text="A network: 4 inputs, 5 hidden units, 3 outputs, every unit "
            "connected to all of the column before. "
            + ("Hidden units and outputs are layer 1 and layer 2." if solved else ""),
            units=table(units_frame, WIDTHS, solved),
            weights=table(weights_frame, WIDTHS),
            words=table(words_frame, tuple(words)),
        )


def _shapes() -> list[tuple[float, float, str, str]]:
    """Write matrices and their shapes under the columns and between them."""
    d, h, q = WIDTHS
    return [
        (0, 5.85, "compute nothing", "normal"),
        (1, 5.85, "layer 1", "bold"),
        (2, 5.85, "layer 2", "bold"),
        (0, -0.1, f"X: n × {d}", "normal"),
        (1, -0.1, f"H: n × {h}", "normal"),
        (2, -0.1, f"O: n × {q}", "normal"),
        (0.5, -0.5, f"W⁽¹⁾: {d} × {h}", "normal"),
        (1.5, -0.5, f"W⁽²⁾: {h} × {q}", "normal"),
    ]


def truth() -> str:
    """Name the number of matrices between the columns."""
    return COUNTS[len(WIDTHS) - 2]


def reply(answer: str) -> str:
    """Say what was counted."""
    return {
        "one": "You counted the hidden layer only. The outputs are computed, too: by "
        "weights and biases of their own.",
        "two": "Two: yes.",
        "three": "You counted columns. But the inputs are given: nothing is computed "
        "there.",
    }[answer]


def explain() -> str:
    """Name the letters of the chapter."""
    return (
        "**Inputs compute nothing, so two layers are left:** H = XW⁽¹⁾ + b⁽¹⁾ and "
        "O = HW⁽²⁾ + b⁽²⁾. With n examples, one a row, d inputs, h hidden units and q "
        "outputs, W⁽¹⁾ is d × h and W⁽²⁾ is h × q.\n\n"
        f"That makes {price(WIDTHS).parameters} weights and biases. *Next: what for?*"
    )


SCREEN = Screen(
    "layers",
    label="Count the layers",
    title="How many layers does this network have?",
    setup="It is fully connected: a line leads from every unit of a column to every "
    "unit of the next, and each line is a weight.",
    show=show,
    ask=Choice(
        {
            "one": "One, the hidden layer",
            "two": "Two layers",
            "three": "Three, one a column",
        },
        truth,
        reply,
    ),
    explain=explain,
    more={"The formula": show_layers_formula},
)
