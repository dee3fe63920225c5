import pytest
import torch

from charts import theme
from charts.monotonicity.rates import counts_frame, names_frame, rates_frame
from charts.monotonicity.rates_chart import rates_chart
from charts.monotonicity.strokes import STROKES, Axes
from core.monotonicity.binned_rates import binned_rates
from core.monotonicity.grouped_counts import tally

AXES = Axes("x, °C", (30.0, 40.0), "died", (0, 0.8), (30, 40), (0, 0.8))


@pytest.fixture
def bins():
    x = torch.tensor([31.0, 31.0, 33.0, 36.0])
    data = tally(x, torch.tensor([1, 0, 1, 0]))
    return binned_rates(data, torch.tensor([30, 34, 38]).double())


def double(x: torch.Tensor) -> torch.Tensor:
    return 2 * x


def test_rates_are_tabulated_in_the_unit_of_the_picture(bins):
    frame = rates_frame(bins, "{left:.0f}: {events:.0f}/{trials:.0f}", double)

    assert frame["x"].tolist() == pytest.approx([2 * 95 / 3, 72])
    assert frame["rate"].tolist() == pytest.approx([2 / 3, 0])
    assert frame["text"].tolist() == ["60: 2/3", "68: 0/1"]


def test_rates_are_drawn_on_their_scale_and_told_as_shares(bins):
    frame = rates_frame(bins, "{rate:.2f}", rate_scale=double)

    assert frame["rate"].tolist() == pytest.approx([4 / 3, 0])
    assert frame["high"].tolist() == pytest.approx((2 * bins.high).tolist())
    assert frame["text"].tolist() == ["0.67", "0.00"]


def test_counts_are_shares_of_the_fullest(bins):
    frame = counts_frame(bins, double)

    assert frame["left"].tolist() == [60, 68]
    assert frame["right"].tolist() == [68, 76]
    assert frame["share"].tolist() == pytest.approx([1, 1 / 3])


def test_a_name_stands_on_the_side_from_which_its_line_goes_away():
    frame = names_frame(
        [
            ("linear", "up", 1, 0, 2, False),
            ("linear", "up", 1, 0, 2, True),
            ("linear", "down", 1, 0, -2, False),
            ("linear", "down", 1, 0, -2, True),
        ]
    )

    assert frame["align"].tolist() == ["right", "left", "left", "right"]


def test_the_template_holds_no_data_fixes_its_axes_and_names_no_colour():
    spec = rates_chart(AXES).to_dict()

    assert "datasets" not in spec
    assert "#" not in str(spec)
    for layer in spec["layer"]:
        assert layer["encoding"]["x"]["scale"]["domain"] == [30, 40]
        if "y" in layer["encoding"]:
            assert layer["encoding"]["y"]["scale"]["domain"] == [0, 0.8]


def test_the_linear_model_is_grey_and_dashed_the_hidden_layer_orange_and_solid():
    assert STROKES["linear"].color == theme.LINEAR
    assert STROKES["linear"].dash == tuple(theme.LINEAR_DASH)
    assert STROKES["feature"].color == theme.FEATURE
    assert STROKES["hidden"][:2] == (theme.HIDDEN, (1, 0))
