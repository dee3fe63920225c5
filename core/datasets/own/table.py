"""A reader's own table: two features and a label, or x and y.

Every fault is named in one sentence with its row and column, as they stand in what was
pasted or uploaded, counted from 1.
"""

from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor

from core.datasets import Dataset, Scale
from core.datasets.own.cells import (
    Row,
    decode,
    is_number,
    read_label,
    read_name,
    read_number,
    split_cells,
)

MAX_ROWS = 2_000
ZERO_OR_ONE = {"0", "1", "0.0", "1.0"}
CONSTANT = 1e-12
"""A column that varies by less of its size does so by rounding alone."""


class OwnData(NamedTuple):
    """A table as examples, each column of scale 1, and how to read it.

    Attributes:
        X: Inputs, shape (n, num_inputs), float32.
        y: Targets, shape (n, 1); 0 or 1 where the task is classification.
        dataset: Task, names of the columns and ranges to plot.
        x_scale: The scale of each input; its parts have shape (num_inputs,).
        y_scale: The scale of the target.
    """

    X: Tensor
    y: Tensor
    dataset: Dataset
    x_scale: Scale
    y_scale: Scale


def read_table(table: str | bytes) -> OwnData:
    """Read a pasted or uploaded table.

    Columns are separated by tabs, semicolons or commas; where it is not by commas,
    a number may have a decimal comma. A first row without a number among the features
    is taken as names. In a table of two columns (x and y) the second is a class where
    it is always 0 or 1, or never a number; in one of three the third is always a class.

    Args:
        table: Text, or bytes in UTF-8; at most `MAX_ROWS` examples.

    Raises:
        ValueError: In one sentence, with the row and the column at fault.
    """
    cells, separator = split_cells(decode(table))
    width = _common_width(cells)
    header = not any(is_number(cell, separator) for cell in cells[0].cells[:-1])
    names = [read_name(cells[0], column) for column in range(width)] if header else None
    rows = cells[1:] if header else cells
    if not 2 <= len(rows) <= MAX_ROWS:
        raise ValueError(f"the table has {len(rows):,} examples, not 2 to {MAX_ROWS:,}")
    inputs = [
        [read_number(row, i, separator) for i in range(width - 1)] for row in rows
    ]
    labels = [row.cells[-1] for row in rows]
    X = torch.tensor(inputs, dtype=torch.float64)
    names = names or [*(f"x{i + 1}" for i in range(width - 1)), "y"]
    if width == 3 or _are_classes(labels, separator):
        return _standardised(X, _classes(rows, separator), "classification", names)
    return _standardised(X, _targets(rows, separator), "regression", names)


def _common_width(rows: Sequence[Row]) -> int:
    width = len(rows[0].cells)
    if width not in (2, 3):
        raise ValueError(
            f"row {rows[0].number} has {width} column{'s' * (width > 1)}: two are "
            "needed (x and y), or three (two features and a label)"
        )
    for row in rows:
        if len(row.cells) != width:
            raise ValueError(
                f"row {row.number} has {len(row.cells)} columns, the first has {width}"
            )
    return width


def _are_classes(labels: Sequence[str], separator: str) -> bool:
    numeric = [is_number(label, separator) for label in labels]
    if all(numeric):
        return set(labels) <= ZERO_OR_ONE
    return not any(numeric)


def _targets(rows: Sequence[Row], separator: str) -> Tensor:
    last = len(rows[0].cells) - 1
    numbers = [[read_number(row, last, separator)] for row in rows]
    y = torch.tensor(numbers, dtype=torch.float64)
    if (y == y[0]).all():
        raise ValueError(
            f"column {last + 1} holds the same number in every row: there is nothing "
            "to learn from it"
        )
    return y


def _classes(rows: Sequence[Row], separator: str) -> Tensor:
    labels = [read_label(row, len(row.cells) - 1, separator) for row in rows]
    classes = sorted(set(labels))
    if len(classes) != 2:
        third = rows[labels.index(classes[-1])]
        many = f"{len(classes)} different labels (the last in row {third.number})"
        raise ValueError(
            f"column {len(rows[0].cells)} holds "
            f"{many if len(classes) > 1 else 'only one label'}, 2 are needed"
        )
    return torch.tensor([[float(label == classes[1])] for label in labels])


def _standardised(X: Tensor, y: Tensor, task: str, names: Sequence[str]) -> OwnData:
    x_scale, y_scale = _scale(X), Scale()
    if task == "regression":
        scale = _scale(y)
        y_scale = Scale(scale.mean.item(), scale.std.item())
    X, y = x_scale.from_units(X).float(), y_scale.from_units(y).float()
    # A tenth more than the farthest example on each side.
    reach, y_reach = (max(1.0, 1.1 * part.abs().max().item()) for part in (X, y))
    y_bounds = (-y_reach, y_reach) if task == "regression" else (0.0, 1.0)
    dataset = Dataset(
        "Own data",
        task,
        num_inputs=X.shape[1],
        bounds=(-reach, reach),
        y_bounds=y_bounds,
        titles=tuple(names[:-1]),
        y_title=names[-1],
    )
    return OwnData(X, y, dataset, x_scale, y_scale)


def _scale(values: Tensor) -> Scale:
    std = values.std(dim=0)
    # A column that never changes has no scale; it is only moved to 0.
    changes = std > CONSTANT * values.abs().amax(dim=0)
    return Scale(values.mean(dim=0), torch.where(changes, std, 1.0))
