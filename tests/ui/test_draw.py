import pandas as pd

from ui.draw import arrow_table


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


def test_an_empty_table_keeps_its_columns():
    assert arrow_table(pd.DataFrame({"x": [], "text": []})).column_names == [
        "x",
        "text",
    ]
