import pytest
import torch

from charts import theme
from charts.monotonicity.image_layout import Layout
from charts.monotonicity.images import (
    PAPER,
    images_chart,
    images_frame,
    labels_frame,
    maps_chart,
)

LAYOUT = Layout(3, 2)


def test_images_lie_in_rows_with_room_for_labels():
    # Two of 8 and a gap of 2 are 18 wide; a label takes 2.6.
    assert LAYOUT.columns == 18
    assert LAYOUT.line == pytest.approx(10.6)
    assert LAYOUT.lines == pytest.approx(21.2)
    assert [LAYOUT.corner(i) for i in range(3)] == [(0, 0), (10, 0), (0, 10.6)]


def test_squares_stay_square_in_a_frame_of_any_shape():
    def ends(encoding, width: float, height: float) -> list[float]:
        scale = encoding.to_dict()["scale"]
        names = {"width": width, "height": height, "min": min}
        return [eval(scale[end]["expr"], names) for end in ("domainMin", "domainMax")]

    for width, height in ((600, 300), (300, 600), (500, 500)):
        left, right = ends(LAYOUT.x("x"), width, height)
        top, bottom = ends(LAYOUT.y("y"), width, height)

        assert width / (right - left) == pytest.approx(height / (bottom - top))
        assert left <= 0 < LAYOUT.columns <= right
        assert top <= 0 < LAYOUT.lines <= bottom
        assert left + right == pytest.approx(LAYOUT.columns)


def test_every_pixel_is_tabulated_at_its_place():
    images = torch.arange(192.0).view(3, 64)

    frame = images_frame(images, LAYOUT)

    assert len(frame) == 192
    assert frame["ink"].tolist() == list(range(192))
    last = frame.iloc[-1]
    assert (last["x"], last["y"]) == pytest.approx((7, 17.6))
    assert frame["place"].iloc[64 + 10] == "row 2, column 3"
    assert frame["x"].iloc[64] == 10
    third = images_frame(images[2:], LAYOUT, [2])
    assert third["y"].tolist() == frame["y"].tolist()[128:]


def test_ink_and_weights_have_scales_of_their_own():
    spec = maps_chart(LAYOUT).to_dict()

    assert spec["resolve"]["scale"] == {"fill": "independent", "stroke": "independent"}
    names = [layer["data"]["name"] for layer in spec["layer"][:2]]
    assert names == ["images", "maps"]


def test_labels_stand_under_the_middle_of_their_image():
    frame = labels_frame(["3", "8", "9"], LAYOUT, ["96%", "?", ""])

    assert frame["x"].tolist() == [4, 14, 4]
    assert frame["y"].tolist() == pytest.approx([8, 8, 18.6])
    assert frame["large"].tolist() == ["96%", "?", ""]


@pytest.mark.parametrize(("signed", "paper"), [(False, PAPER), (True, theme.PAPER)])
def test_nothing_is_paper_and_an_image_is_white_in_both_themes(
    signed: bool, paper: str
):
    squares = images_chart(LAYOUT, signed, False).to_dict()["layer"][0]["encoding"]

    for channel in ("fill", "stroke"):
        scale = squares[channel]["scale"]
        assert scale["range"][scale["domain"].index(0)] == paper
        assert scale["interpolate"] == "rgb"
    assert PAPER == "#FFFFFF"
