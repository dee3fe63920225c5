import base64
import io

import torch
from PIL import Image

from charts.universal_approximation.plane_bump import (
    RGB,
    png,
    section_frame,
    surface_frame,
)


def test_a_png_reads_back_as_one_colour_with_the_given_opacity():
    opacity = torch.tensor([[0.0, 0.5, 1.0], [2.0, -1.0, 0.2]])

    image = Image.open(io.BytesIO(png(opacity)))

    assert image.size == (3, 2)
    pixels = [image.getpixel((x, y)) for y in range(2) for x in range(3)]
    assert {pixel[:3] for pixel in pixels} == {RGB}
    assert [pixel[3] for pixel in pixels] == [0, 128, 255, 255, 0, 51]


def test_a_surface_is_one_picture_in_its_square():
    frame = surface_frame(torch.eye(4), 3.0)

    row = frame.iloc[0]
    assert (row.x, row.x2, row.y, row.y2) == (-3, 3, -3, 3)
    prefix, data = row.url.split(",")
    assert prefix == "data:image/png;base64"
    assert Image.open(io.BytesIO(base64.b64decode(data))).size == (4, 4)


def test_a_section_carries_its_threshold():
    x = torch.tensor([0.0, 1.0])

    assert section_frame(x, 2 * x, 1.5).to_dict("list") == {
        "x": [0, 1],
        "y": [0, 2],
        "threshold": [1.5, 1.5],
    }
