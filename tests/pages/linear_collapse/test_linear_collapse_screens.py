"""Lesson 2's screens: the one layer is what core computes, and waits for its answer."""

from functools import partial

import pytest
import torch

from core.affine import collapse
from screens.linear_collapse import deeper, equal_one_layer, zero_difference
from screens.linear_collapse.deck import DECK
from tests.conftest import OpenPage
from tests.pages import reading
from tests.pages.linear_collapse.matrices import matrices, values
from tests.pages.reading import frames
from ui.screen import Choice

open_screen = partial(reading.open_screen, lesson="linear_collapse")
TRUTHS = {
    "deeper": "straight",
    "layers": "two",
    "equal": "always",
    "zero": "zero",
    "midpoint": "outside",
    "derivation": "through",
    "training": "same",
    "best_fit": "some",
    "dial": "none",
    "price": "ends",
    "rounding": "left",
    "arrows": "none",
    "batch_norm": "batch norm",
}
HIDDEN = {
    "deeper": ("linear", "told"),
    "midpoint": ("way", "chord", "gap"),
    "fold": ("line", "meeting"),
    "arrows": ("meeting",),
    "training": ("linear", "bent"),
    "best_fit": ("told",),
    "dial": ("dial",),
    "bottleneck": ("loss",),
    "rounding": ("bounds",),
}


def test_the_truth_is_what_core_computes():
    asked = (screen for screen in DECK if isinstance(screen.ask, Choice))

    assert {screen.name: screen.ask.truth() for screen in asked} == TRUTHS


@pytest.mark.parametrize("name", HIDDEN)
def test_the_answer_is_no_row_of_a_table_before_the_lock(name, open_page: OpenPage):
    before = frames(open_screen(open_page, name))
    after = frames(open_screen(open_page, name, solved=True))

    for hidden in HIDDEN[name]:
        assert before[hidden].empty
    assert any(not after[hidden].empty for hidden in HIDDEN[name])


def test_six_layers_leave_half_of_the_rings_on_the_wrong_side(open_page: OpenPage):
    app = open_screen(open_page, "deeper", solved=True)

    for num_layers in (6, 1):
        app.slider(key="layers").set_value(num_layers).run()
        told = frames(app)["told"].iloc[0]
        assert told["small"] == f"{num_layers} affine layers"
        assert 0.4 < int(told["large"].split("%")[0]) / 100 < 0.6
    assert "321 weights" in deeper.reply("any")


def test_the_one_layer_is_question_marks_until_it_is_asked_for(open_page: OpenPage):
    before = matrices(open_screen(open_page, "equal"))
    after = matrices(open_screen(open_page, "equal", solved=True, seed="7"))
    stack = equal_one_layer.small_stack(7)
    single = collapse(*stack.layers)

    assert {c for row in before["W and b of the one layer"] for c in row} == {"?"}
    W, b = values(after["W and b of the one layer"]).split([2, 1])
    assert torch.equal(W, single.W)
    assert torch.equal(b[0], single.b)
    assert (
        after["The outputs O through the stack"]
        == after["The outputs O through one layer"]
    )


def test_what_is_written_multiplies_out(open_page: OpenPage):
    drawn = matrices(open_screen(open_page, "equal", solved=True))
    X, first, second, O = (
        values(drawn[label])
        for label in (
            "The examples X",
            "W and b of layer 1",
            "W and b of layer 2",
            "The outputs O through the stack",
        )
    )

    assert torch.equal((X @ first[:-1] + first[-1]) @ second[:-1] + second[-1], O)


def test_row_times_column_adds_up():
    for seed in range(20):
        stack = equal_one_layer.small_stack(seed)
        terms, total = equal_one_layer.first_entry(stack).split(": ")[1].split(" = ")
        terms = terms.replace("·", "*").replace("−", "-")
        assert eval(terms) == float(total.replace("−", "-"))


def test_exact_arithmetic_finds_no_difference_and_float32_does():
    found = zero_difference.differences()

    assert zero_difference.zeros() == len(found["exact"]) == 200
    assert 1e-8 < float(found["float32"].median()) < 1e-6
    assert f": {int((found['float32'] == 0).sum())}." in zero_difference.explain()


def test_the_lane_of_exact_arithmetic_is_empty_before_the_lock(open_page: OpenPage):
    before = frames(open_screen(open_page, "zero"))

    assert before["differences"]["lane"].unique().tolist() == ["float32"]
    assert before["words"]["text"].tolist() == ["?"]
