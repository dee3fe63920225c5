import pytest
import torch

from charts import theme
from charts.monotonicity.image_layout import Layout
from charts.monotonicity.images import (
    images_chart,
    images_frame,
    labels_frame,
    outline_frame,
)

LAYOUT = Layout(3, 2, 180)


def test_images_lie_in_rows_with_room_for_labels():
    # Two of 8 and a gap of 2 are 18 wide, 10 screen pixels each: a label takes 2.6.
    assert LAYOUT.columns == 18
    assert LAYOUT.line == pytest.approx(10.6)
    assert LAYOUT.lines == pytest.approx(21.2)
    assert [LAYOUT.corner(i) for i in range(3)] == [(0, 0), (10, 0), (0, 10.6)]


def test_every_pixel_is_tabulated_at_its_place():
    images = torch.arange(192.0).view(3, 64)

    frame = images_frame(images, LAYOUT)

    assert len(frame) == 192
    assert frame["ink"].tolist() == list(range(192))
    last = frame.iloc[-1]
    assert (last["x"], last["y"]) == pytest.approx((7, 17.6))
    assert frame["place"].iloc[64 + 10] == "row 2, column 3"
    assert frame["x"].iloc[64] == 10


def test_no_images_are_no_rows():
    assert images_frame(torch.zeros(0, 64), LAYOUT).empty
    assert labels_frame([], LAYOUT).empty


def test_labels_stand_under_the_middle_of_their_image():
    frame = labels_frame(["3", "8", "9"], LAYOUT)

    assert frame["x"].tolist() == [4, 14, 4]
    assert frame["y"].tolist() == pytest.approx([8, 8, 18.6])


def test_the_outline_is_around_the_pixel():
    assert outline_frame(27).to_numpy().tolist() == [[3, 3]]


@pytest.mark.parametrize("signed", [False, True])
def test_nothing_is_paper_and_the_scale_is_fixed(signed: bool):
    spec = images_chart(LAYOUT, signed).to_dict()["hconcat"][0]

    scale = spec["layer"][0]["encoding"]["color"]["scale"]
    nothing = scale["range"][scale["domain"].index(0)]
    assert nothing == theme.PAPER
    assert scale["interpolate"] == "rgb"
    assert spec["width"] == 180
    assert spec["height"] == 212
