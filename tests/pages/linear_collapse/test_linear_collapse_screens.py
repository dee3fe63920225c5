"""Every screen of lesson 2: unsolved it keeps its answer, solved it tells core's."""

import io
import re
from contextlib import redirect_stdout
from functools import partial

import pytest
import torch
from streamlit.testing.v1 import AppTest

from charts.linear_collapse.price import SINGLE
from core.affine import collapse, forward
from core.linear_collapse.bottleneck import lost_shares
from core.linear_collapse.least_squares import affine_misfit
from core.linear_collapse.matrix_text import read_matrices
from core.linear_collapse.separability import separate
from core.linear_collapse.stack import draw_stack, price
from core.notation import share
from screens.linear_collapse import (
    batch_norm,
    best_fit,
    bottleneck,
    deeper,
    derivation,
    equal_one_layer,
    fold_plane,
    layers,
    linear_training,
    midpoint,
    own_numbers,
    rounding,
    stack_price,
    unit_vector_arrows,
    zero_difference,
)
from screens.linear_collapse.collapse_script import pytorch_script
from screens.linear_collapse.deck import DECK
from screens.linear_collapse.plane_picture import points_of
from tests.conftest import OpenPage
from tests.pages import reading
from tests.pages.reading import frames, said
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
"""Tables that are empty before the lock, by screen."""
CELL = re.compile(r"<td[^>]*>(.*?)</td>")
TABLE = re.compile(r'<table aria-label="(.*?)".*?<tbody>(.*?)</tbody>')
ROW = re.compile(r"<tr.*?</tr>")


def matrices(app: AppTest) -> dict[str, list[list[str]]]:
    return {
        label: [CELL.findall(row) for row in ROW.findall(body)]
        for label, body in TABLE.findall(said(app))
    }


def values(cells: list[list[str]]) -> torch.Tensor:
    rows = [[float(cell.replace("−", "-")) for cell in row] for row in cells]
    return torch.tensor(rows, dtype=torch.float64)


@pytest.mark.parametrize("screen", DECK, ids=lambda screen: screen.name)
def test_the_truth_is_what_core_computes(screen):
    if isinstance(screen.ask, Choice):
        assert screen.ask.truth() == TRUTHS[screen.name]
        assert screen.ask.truth() in screen.ask.options


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


def test_the_shapes_of_the_drawn_network_fit_each_other():
    d, h, q = layers.WIDTHS
    words = " ".join(text for *_, text, _ in layers._shapes())

    assert f"W⁽¹⁾: {d} × {h}" in words
    assert f"W⁽²⁾: {h} × {q}" in words
    assert f"{price(layers.WIDTHS).parameters} weights" in layers.explain()


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


def test_the_sentences_halfway_carry_the_numbers_of_the_pair():
    witness, _ = midpoint.strayed(midpoint.find("relu"))
    halfway = ((witness.x + witness.y) / 2)[None]
    middle = forward(halfway, midpoint.LAYERS, torch.relu)[0, witness.output]

    assert float(middle) == pytest.approx(witness.at_middle)
    assert witness.at_middle > max(witness.at_x, witness.at_y)
    for answer in midpoint.SCREEN.ask.options:
        assert midpoint.two_places(witness.at_middle) in midpoint.reply(answer)
    assert midpoint.two_places(witness.mean) in midpoint.SCREEN.ask.options["mean"]


def test_without_an_activation_no_pair_strays(open_page: OpenPage):
    app = open_screen(open_page, "midpoint", solved=True)
    app.toggle(key="bent").set_value(False).run()

    assert "None of 10,000 pairs strays" in said(app)


@pytest.mark.parametrize("t", [0.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0])
def test_a_stop_on_the_way_is_judged_by_the_hulls(t):
    first = fold_plane.first_apart()

    assert 2 < first <= 3
    assert fold_plane.is_right(t) is (t == 3.0)
    part = "affine part" if t <= 2 else "begun" if t < 2.9 else f"{first:.1f}"
    assert part in fold_plane.reply(t)


def test_the_fold_opens_at_the_inputs_and_says_nothing_of_a_line(open_page: OpenPage):
    app = open_screen(open_page, "fold")
    (chart,) = app.main.get("vega_lite_chart")

    assert app.slider(key="t").value == 0
    assert "separate" not in chart.proto.alt
    told = frames(app)["told"]
    assert told.iloc[0].tolist() == ["0.0", "t = 0.0", "the inputs X"]
    assert not told["small"].str.contains("line").any()


def test_a_locked_stop_is_answered_from_where_it_was(open_page: OpenPage):
    app = open_screen(open_page, "fold", t="1.5")
    app.button(key="lock").click().run()

    assert "t = 1.5 is still the affine part" in said(app)
    app.slider(key="t").set_value(3.0).run()
    assert set(frames(app)["line"]["t"]) == {
        t for t, proof in fold_plane.proofs().items() if proof.separable
    }


def test_the_bias_of_the_one_layer_has_its_numbers(open_page: OpenPage):
    app = open_screen(open_page, "derivation", solved=True, depth="2", seed="3")
    stack = derivation.stack_of(2, 3)
    b = collapse(*stack.layers).b

    words = " ".join(m.value for m in app.main.markdown)
    for value in b.tolist():
        assert f"{value:.2f}".rstrip("0").rstrip(".") in words
    before = " ".join(
        m.value for m in open_screen(open_page, "derivation").main.markdown
    )
    assert r"\mathbf{b} =" not in before


@pytest.mark.parametrize("data", ["xor", "circles", "moons"])
def test_a_linear_network_ties_on_all_data(data, open_page: OpenPage):
    app = open_screen(open_page, "training", solved=True, data=data, depth="3")

    found = linear_training.comparison(
        data, 3, linear_training.UNITS, linear_training.ASKED, 0
    )
    assert abs(found.linear.loss - found.logistic.loss) < linear_training.TIE
    assert f"{found.logistic.accuracy:.0%}" in said(app)
    assert f"linear network, log-loss {found.linear.loss:.3f}" in said(app)


def test_the_best_fit_leaves_what_core_says(open_page: OpenPage):
    app = open_screen(open_page, "best_fit", solved=True, activation="tanh")
    stack = best_fit.STACK
    left = float(affine_misfit(stack.X, forward(stack.X, stack.layers, torch.tanh)))

    assert frames(app)["told"]["large"].tolist() == [share(left)]
    linear = open_screen(open_page, "best_fit", solved=True, activation="identity")
    assert "despite its activation" in said(linear)


@pytest.mark.parametrize("name", ["dial", "best_fit"])
def test_outputs_too_large_to_square_are_not_fitted(open_page: OpenPage, name: str):
    link = {"activation": "x^300", "dial": "scale"}
    app = open_screen(open_page, name, solved=True, **link)

    assert "there is nothing to fit" in app.warning[0].value


@pytest.mark.parametrize("name", ["plane", "training", "midpoint", "best_fit", "dial"])
@pytest.mark.parametrize("formula", ["log(x)", "1/x", "exp(exp(9*x))", "3", "x", "x(("])
def test_any_formula_gives_a_picture_or_a_sentence(
    open_page: OpenPage, name: str, formula: str
):
    link = {"fold": formula, "activation": formula, "dial": "scale", "t": "3"}
    app = open_screen(open_page, name, solved=True, **link)

    assert app.main.get("vega_lite_chart") or app.warning


def test_the_narrowest_bottleneck_that_will_do_is_the_right_one():
    W = bottleneck.layer_of(bottleneck.full()[0]).W
    shares = lost_shares(torch.linalg.svdvals(W))
    needed = bottleneck.needed()

    assert shares[needed] <= bottleneck.MOST_LOST < shares[needed - 1]
    assert bottleneck.SCREEN.ask.is_right(needed)
    for width in range(1, bottleneck.FULL + 1):
        assert bottleneck.percent(shares[width]) in bottleneck.reply(width)
        if width != needed:
            assert not bottleneck.SCREEN.ask.is_right(width)
            assert f" {needed}" in bottleneck.reply(width)


def test_the_bottleneck_keeps_as_many_values_as_it_has_units(open_page: OpenPage):
    frame = frames(open_screen(open_page, "bottleneck", bottleneck="5"))["spectrum"]

    assert (frame["after"] > 1e-9).tolist() == [True] * 5 + [False] * 7


def test_the_price_of_the_one_layer_is_written_only_after_the_lock(
    open_page: OpenPage,
):
    for solved, number in ((False, "?"), (True, "7,850")):
        app = open_screen(open_page, "price", solved=solved)
        frame = frames(app)["numbers"].set_index(["network", "quantity"])
        weights = frame.loc[(SINGLE, stack_price.QUANTITIES[0])]
        assert weights["text"] == f"one layer {number}"
    assert len(set(stack_price.options().values())) == 4
    assert "784 · 10 + 10" in stack_price.reply("ends")


def test_every_difference_stays_within_its_bound(open_page: OpenPage):
    for depth in ("1", "6"):
        app = open_screen(open_page, "rounding", solved=True, depth=depth)
        assert "of 200, 200 in float32 and 200 in float64" in said(app)
    assert rounding.shift() == pytest.approx(2**29, rel=0.3)


def test_only_batch_norm_moves_and_its_ticks_come_with_the_lock(open_page: OpenPage):
    before = frames(open_screen(open_page, "batch_norm"))["strips"]
    after = frames(open_screen(open_page, "batch_norm", solved=True))["strips"]
    spread = after.groupby("strip")["value"].agg(lambda v: v.max() - v.min())

    assert before.groupby("strip").size().tolist() == [1, 1, 1]
    assert spread.drop("batch norm").max() < batch_norm.MOVES < spread["batch norm"]


@pytest.mark.parametrize(
    ("depth", "width", "seed", "own"),
    [
        (1, 3, 0, ""),
        (6, 12, 41, ""),
        (1, 3, 3, "X = 2 / W1 = 0.5 / b2 = -1.5"),
    ],
)
def test_the_pytorch_prints_the_numbers_of_the_screen(
    open_page: OpenPage, depth: int, width: int, seed: int, own: str
):
    link = {"depth": str(depth), "width1": str(width), "seed": str(seed)}
    app = open_screen(open_page, "numbers", matrices=own, **link)
    stack, mine, problem = own_numbers.stack_of(depth, width, seed, own)
    names, printed = {}, io.StringIO()
    with redirect_stdout(printed):
        exec(pytorch_script(stack, seed, mine), names)

    assert not problem
    O = (names["X"] @ names["W"] + names["b"]).detach()
    drawn = values(matrices(app)["The outputs O through one layer"])
    assert (drawn - O).abs().max() < 0.06
    assert float(printed.getvalue().rsplit(":", 1)[1]) < 1e-12


def test_own_numbers_are_drawn_and_decide_their_sizes(open_page: OpenPage):
    text = "W1 = 1 2 0 4; 0 1 3 5 / b1 = 0 0 1 0"
    drawn = matrices(open_screen(open_page, "numbers", matrices=text))

    assert values(drawn["W and b of layer 1"]).tolist() == [
        [1, 2, 0, 4], [0, 1, 3, 5], [0, 0, 1, 0],
    ]  # fmt: skip
    assert values(drawn["W and b of layer 2"]).shape == (5, 2)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("W1 = 1 2; 3 4 / W2 = 1 2 3", "There is no|W1 is 2 × 2 in your text"),
        ("W1 = 1 2; 3", "rows of 1 and of 2 numbers"),
        ("b1 = " + "1 " * 20, "12 is the most"),
        ("nonsense", "does not start like"),
    ],
)
def test_numbers_that_do_not_fit_get_a_sentence(
    open_page: OpenPage, text: str, sentence: str
):
    app = open_screen(open_page, "numbers", matrices=text)

    assert re.search(sentence, said(app))
    assert "The numbers of the seed are used" in said(app)


def test_the_drawn_numbers_can_be_written_out_and_dropped(open_page: OpenPage):
    app = open_screen(open_page, "numbers", seed="5")
    before = matrices(app)
    app.button(key="write_out").click().run()

    stack = draw_stack((2, 3, 2), 3, 5)
    own = read_matrices(app.text_input(key="matrices").value)
    assert torch.equal(own["W2"], stack.layers[1].W)
    assert matrices(app) == before
    app.button(key="write_out").click().run()
    assert app.text_input(key="matrices").value == ""


@pytest.mark.parametrize("seed", range(3))
def test_no_matrix_pulls_the_classes_of_two_arrows_apart(seed: int):
    generator = torch.Generator().manual_seed(seed)
    X, y = points_of("xor", 0)
    W = (torch.rand(2, 2, generator=generator).double() * 40 - 20).round() / 10

    assert not separate(X @ W, y).separable
    zeros, ones = (corners @ W for corners in unit_vector_arrows.separation().meeting)
    corners = torch.cat([zeros, ones])
    labels = torch.tensor([0.0] * len(zeros) + [1.0] * len(ones))
    assert not separate(corners, labels).separable


@pytest.mark.parametrize(
    ("W", "words"),
    [
        ([[1.0, 0.0], [0.0, 1.0]], "Areas are multiplied by 1.00."),
        ([[0.0, 1.0], [2.0, 0.0]], "multiplied by 2.00, and the plane is turned over"),
        ([[1.0, 2.0], [0.5, 1.0]], "squashes the plane onto a line"),
    ],
)
def test_what_a_matrix_does_to_areas_is_said(W: list, words: str):
    assert words in unit_vector_arrows.said(torch.tensor(W))
