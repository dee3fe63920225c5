import base64
import io

import torch
from PIL import Image

from charts.universal_approximation.plane_bump import (
    RGB,
    heights_frame,
    png,
    section_frame,
    surface_chart,
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


def test_the_template_is_one_image_over_a_fixed_square_with_heights_on_it():
    surface, *texts = surface_chart(3.0).to_dict()["layer"]

    assert surface["mark"]["type"] == "image"
    assert surface["encoding"]["x"]["scale"]["domain"] == [-3, 3]
    assert {layer["data"]["name"] for layer in texts} == {"heights"}


def test_heights_stand_where_they_are_measured():
    frame = heights_frame([(2.4, 0.0, "1")])

    assert frame.to_dict("list") == {"x": [2.4], "y": [0], "text": ["1"]}
    assert heights_frame(()).empty


def test_a_section_carries_its_threshold():
    x = torch.tensor([0.0, 1.0])

    assert section_frame(x, 2 * x, 1.5).to_dict("list") == {
        "x": [0, 1],
        "y": [0, 2],
        "threshold": [1.5, 1.5],
    }
