"""What the player of lesson 4 is sent."""

import json
import struct

from tests.pages.reading import markdown_of, said


def players(page):
    protos = [element.proto for element in page.get("bidi_component")]
    return [proto for proto in protos if proto.component_name == "training_player"]


def header_of(page):
    """Read the header of the recording that the page plays."""
    blob = players(page)[0].bytes
    (size,) = struct.unpack_from("<I", blob, 12)
    return json.loads(blob[16 : 16 + size])


def panels_of(page, view=0):
    rows = header_of(page)["views"][view]["rows"]
    return [panel for row in rows for panel in row["panels"]]


def text_of(page):
    return f"{said(page)}\n{markdown_of(page.main)}"
