"""What lesson 2 draws and says, read from the page."""

import re
from typing import NamedTuple

import pandas as pd
import pyarrow as pa
import torch
from streamlit.testing.v1 import AppTest

TABLE = re.compile(r'<table aria-label="(.*?)".*?<tbody>(.*?)</tbody>')
ROW = re.compile(r"<tr.*?</tr>")
CELL = re.compile(r'<td title="(.*?)".*?>(.*?)</td>')
DIGITS = {"rtol": 1e-5, "atol": 1e-5}
LESSON = "linear_collapse"
LARGEST = {
    "depth": "6", "num_inputs": "12", "num_outputs": "12", "num_examples": "12",
    **{f"width{k}": "12" for k in range(1, 7)},
}  # fmt: skip


class Matrix(NamedTuple):
    label: str
    cells: list[list[tuple[str, str]]]


def matrices(app: AppTest) -> list[Matrix]:
    html = "".join(element.proto.body for element in app.get("html"))
    return [
        Matrix(label, [CELL.findall(row) for row in ROW.findall(body)])
        for label, body in TABLE.findall(html)
    ]


def outputs(app: AppTest) -> list[Matrix]:
    return [matrix for matrix in matrices(app) if matrix.label.startswith("The output")]


def values(matrix: Matrix) -> torch.Tensor:
    return numbers(matrix, 0)


def numbers(matrix: Matrix, part: int) -> torch.Tensor:
    rows = [
        [float(cell[part].replace("−", "-")) for cell in row] for row in matrix.cells
    ]
    return torch.tensor(rows, dtype=torch.float64)


def text(app: AppTest) -> str:
    return "\n".join(element.value for element in app.markdown)


def charts(app: AppTest) -> list[dict[str, pd.DataFrame]]:
    return [
        {
            dataset.name: pa.ipc.open_stream(dataset.data.data).read_pandas()
            for dataset in element.proto.datasets
        }
        for element in app.get("vega_lite_chart")
    ]


def metrics(app: AppTest) -> dict[str, str]:
    return {metric.label: metric.value for metric in app.metric}


def type_formula(app: AppTest, formula: str, key: str = "activation") -> None:
    box = app.selectbox(key=key)
    # What a reader types joins the options in the browser, which AppTest is not.
    box.options.append(formula)
    box.set_value(formula).run()


def lock(app: AppTest, question: str, answer: str) -> None:
    app.radio(key=f"predict_{question}").set_value(answer).run()
    app.button(key=f"locked_{question}_button").click().run()


def question_is_open(app: AppTest, answer: str) -> bool:
    """Whether `answer` is on the page as an option only."""
    return any(answer in radio.options for radio in app.radio) and answer not in text(
        app
    ) + "".join(latex.value for latex in app.latex)
