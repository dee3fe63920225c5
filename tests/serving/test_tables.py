import pandas as pd
import pyarrow as pa
import torch

from serving import tables
from serving.tables import arrow_bytes, arrow_table, table


def squares_frame(x: torch.Tensor) -> pd.DataFrame:
    return pd.DataFrame({"x": x, "y": x**2})


def test_a_table_is_built_once_for_equal_contents():
    first = table(squares_frame, torch.arange(3))

    assert first.to_pydict() == {"x": [0, 1, 2], "y": [0, 1, 4]}
    assert table(squares_frame, torch.arange(3)) is first
    assert table(squares_frame, torch.arange(4)) is not first


def test_plain_columns_go_over_as_those_of_a_data_frame_do():
    columns = {"x": (-2, 1.5, float("nan")), "name": ("a", "b", "c")}

    table = arrow_table(columns)

    assert table == arrow_table(pd.DataFrame(columns))
    assert table.to_pydict()["x"] == [-2.0, 1.5, None]


def test_a_table_goes_over_by_columns_without_its_index():
    frame = pd.DataFrame(
        {"x": [1.0, None], "name": ["a", None], "on": [True, False]}, index=[7, 7]
    )

    table = arrow_table(frame)

    assert table.to_pydict() == {
        "x": [1.0, None],
        "name": ["a", None],
        "on": [True, False],
    }


def test_a_table_is_written_once_and_forgotten_with_it():
    kept = arrow_table(pd.DataFrame({"x": [1.0, 2.0]}))
    before = len(tables._written)

    first = arrow_bytes(kept)

    assert pa.ipc.open_stream(first).read_all() == kept
    assert arrow_bytes(kept) is first
    assert arrow_bytes(kept.slice(0, 0)) != first
    assert len(tables._written) == before + 1
    del kept
    assert len(tables._written) == before
