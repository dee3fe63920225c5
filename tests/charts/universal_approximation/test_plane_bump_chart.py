import base64
import io

import torch
from PIL import Image

from charts.universal_approximation.plane_bump import RGB, surface_frame


def test_a_surface_is_one_picture_of_one_colour_in_its_square():
    opacity = torch.tensor([[0.0, 0.5, 1.0], [2.0, -1.0, 0.2]])

    row = surface_frame(opacity, 3.0).iloc[0]

    assert (row.x, row.x2, row.y, row.y2) == (-3, 3, -3, 3)
    prefix, data = row.url.split(",")
    assert prefix == "data:image/png;base64"
    image = Image.open(io.BytesIO(base64.b64decode(data)))
    assert image.size == (3, 2)
    pixels = [image.getpixel((x, y)) for y in range(2) for x in range(3)]
    assert {pixel[:3] for pixel in pixels} == {RGB}
    assert [pixel[3] for pixel in pixels] == [0, 128, 255, 255, 0, 51]
