"""The matrices of a page, read from its HTML."""

import re

import torch
from streamlit.testing.v1 import AppTest

from tests.pages.reading import said

CELL = re.compile(r"<td[^>]*>(.*?)</td>")
TABLE = re.compile(r'<table aria-label="(.*?)".*?<tbody>(.*?)</tbody>')
ROW = re.compile(r"<tr.*?</tr>")


def matrices(app: AppTest) -> dict[str, list[list[str]]]:
    """Return their cells by their names."""
    return {
        label: [CELL.findall(row) for row in ROW.findall(body)]
        for label, body in TABLE.findall(said(app))
    }


def values(cells: list[list[str]]) -> torch.Tensor:
    """Return the numbers of a matrix."""
    rows = [[float(cell.replace("−", "-")) for cell in row] for row in cells]
    return torch.tensor(rows, dtype=torch.float64)
