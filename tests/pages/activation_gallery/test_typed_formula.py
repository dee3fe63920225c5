import re
import time
from urllib.parse import parse_qsl, urlsplit

import pytest

from core.expressions import MAX_LENGTH
from tests.conftest import OpenPage
from tests.pages.activation_gallery.gallery_reading import LESSON, frames, lock, text_of

FORMULA = "where(x > 0, x, 0.3x)"


@pytest.mark.parametrize("where", ["activation", "formula"])
def test_a_typed_formula_is_drawn_and_said(where: str, open_page: OpenPage):
    app = open_page(LESSON, **{where: FORMULA}, x="-1")

    assert not app.exception
    assert FORMULA in set(frames(app)["curves"]["activation"])
    assert f"**`{FORMULA}`** is −0.3 with slope 0.3" in text_of(app)


def test_a_gap_is_said(open_page: OpenPage):
    app = open_page(LESSON, activation="log(x)")

    assert "`log(x)` (50% of the picture) has a gap" in text_of(app)


@pytest.mark.parametrize(
    "text", ["x +", "__import__('os')", "x" * (MAX_LENGTH + 50), "ехр(x)", "[x](y)*_"]
)
def test_a_bad_formula_gets_one_sentence_at_once(text: str, open_page: OpenPage):
    app = open_page(LESSON, formula=text)
    start = time.perf_counter()
    app.run()

    assert time.perf_counter() - start < 2
    assert not app.exception
    assert len(app.warning) == 1
    assert len(app.get("vega_lite_chart")) >= 1


def test_a_typed_formula_has_its_row(open_page: OpenPage):
    app = lock(open_page(LESSON, formula="x/(1+x^2)", family="formula"))

    table = app.dataframe[0].value
    assert table["activation"].tolist() == ["x/(1+x^2)"]
    assert table["range"].tolist() == ["[−0.5, 0.5]"]


def test_a_typed_formula_is_taken_along_to_other_lessons(open_page: OpenPage):
    app = open_page(LESSON)
    app.text_input(key="formula").set_value("max(0, x)^2").run()
    (sentence,) = [m.value for m in app.markdown if "Take it along" in m.value]
    links = [urlsplit(link) for link in re.findall(r"\]\((.*?)\)", sentence)]
    keys = {link.path: dict(parse_qsl(link.query)) for link in links}

    assert "max(0, x)^2" in set(frames(app)["curves"]["activation"])
    train = open_page("train_mlp", **keys["train_mlp"])
    assert train.text_input(key="sigma").value == "max(0, x)^2"
    stack = open_page("linear_collapse", **keys["linear_collapse"], solved="1")
    assert stack.selectbox(key="activation").value == "max(0, x)^2"
