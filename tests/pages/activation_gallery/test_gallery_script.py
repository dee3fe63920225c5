import io
import math
from contextlib import redirect_stdout

import pytest

from core.activation_gallery.curves import read_at
from core.activations import ACTIVATIONS, find
from screens.activation_gallery.gallery_script import pytorch_script
from screens.activation_gallery.shown import Shown
from tests.core.expressions.formulas import CORPUS
from tests.pages.reading import open_more

FORMULA = "where(x > 0, x, 0.3x)"


@pytest.mark.parametrize("key", [*ACTIVATIONS, FORMULA, "exp(-x^2)", "3"])
def test_the_pytorch_script_prints_the_numbers_of_the_page(key: str):
    activation = find(key)
    settings = {p.name: p.high for p in activation.parameters}
    shown = Shown({"one": activation}, {"one": settings}, 8.0, -0.7)
    printed = io.StringIO()

    with redirect_stdout(printed):
        exec(pytorch_script(shown), {})

    value, slope = map(float, printed.getvalue().split()[1:])
    at = read_at(activation, settings, -0.7)
    assert (value, slope) == pytest.approx((at.value, at.slope), rel=1e-7, abs=1e-8)


def test_the_pytorch_script_prints_the_numbers_of_every_formula():
    activations = {text: find(text) for text in CORPUS}
    shown = Shown(activations, {text: {} for text in CORPUS}, 8.0, 0.0)
    printed = io.StringIO()

    with redirect_stdout(printed):
        exec(pytorch_script(shown), {})

    lines = printed.getvalue().splitlines()
    for line, (text, activation) in zip(lines, activations.items(), strict=True):
        value, slope = map(float, line.removeprefix(text).split())
        at = read_at(activation, {}, 0.0)
        # The page says "undefined" of what is infinite, and of the slope there.
        value = value if math.isfinite(value) else math.nan
        slope = slope if math.isfinite(value) and math.isfinite(slope) else math.nan
        assert [value, slope] == pytest.approx([at.value, at.slope], nan_ok=True)


def test_the_script_stands_behind_more():
    app = open_more(
        "own", "PyTorch", lesson="activation_gallery", activation=["elu"], elu_alpha=2.0
    )

    assert "'ELU': F.elu(x, alpha=2.0)," in app.code[0].value
