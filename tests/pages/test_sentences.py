"""What a solved screen says at settings of the reader's own is true of its picture."""

import pytest

from tests.conftest import OpenPage
from tests.pages.reading import open_screen, plainly_said

DIAL = [
    ("dial=scale", "A factor changes nothing here"),
    ("dial=scale activation=tanh", "small weights make"),
    ("dial=scale activation=identity", "Nothing bends here"),
    ("dial=bias", "keeps every unit where its activation is straight"),
    ("dial=bias activation=tanh", "curved where the units come to lie"),
    ("dial=bias activation=sine", "curved where the units come to lie"),
    ("dial=scale activation=step", "only scales what comes out"),
    ("dial=scale activation=x^2", "only scales what comes out"),
    ("dial=scale activation=tanhshrink", "do not help here"),
    ("dial=scale activation=gaussian", "do not help here"),
    ("dial=scale activation=selu", "do not help here"),
    ("dial=prelu", "At α = 1 pReLU is the identity"),
    ("dial=swish", "At β = 0 Swish is x / 2"),
]
LAB = "init_scale=0 epoch=100"
KERNEL = "target=points points=100,100.1 ridge=10 num_hiddens=1"
CASES = [
    *(("linear_collapse", "dial", link, words) for link, words in DIAL),
    ("activation_gallery", "firing", "k=10", "4.5 × 10⁻⁴|0.00045"),
    ("train_mlp", "lab", LAB, "stay alike"),
    ("train_mlp", "a_and_b", "epoch=100", "with tanh, 225 of 225 right"),
    ("train_mlp", "a_and_b", "b_activation=relu", "they are the same run"),
    ("universal_approximation", "twice", "target=absolute", "No error is left; a kink"),
    ("universal_approximation", "twice", "target=step", "half of it, 0.5, always"),
    ("universal_approximation", "twice", "target=rough", "Divided by 2 from 8 to 16"),
    ("universal_approximation", "twice", "target=rough", "infinitely steep"),
    ("universal_approximation", "regions", "weights=dice lines=2 seed=4",
     "Fewer: 1 unit with both weights 0."),
    ("universal_approximation", "regions", "weights=dice lines=1 seed=13",
     "1 region of at most 2, 1 in sight."),
    ("universal_approximation", "kernels", KERNEL, "condition number"),
    *(("universal_approximation", "pieces", "", words) for words in
      ("Without an activation", "continuous", "closed, bounded", "training")),
]  # fmt: skip


@pytest.mark.parametrize(("lesson", "name", "link", "words"), CASES)
def test_the_moral_is_that_of_the_picture(
    lesson: str, name: str, link: str, words: str, open_page: OpenPage
):
    asked = dict(part.split("=", 1) for part in link.split())
    app = open_screen(open_page, name, lesson=lesson, solved=True, **asked)

    text = plainly_said(app)
    assert any(one in text for one in words.split("|"))
