import pandas as pd
import pytest

from ui.export import csv_text


def test_a_table_as_csv_whose_numbers_stay_numbers_also_as_texts():
    frame = pd.DataFrame(
        {"name": ["relu", "=1"], "slope": [1, -0.5], "x": ["-0.50", "+2"]}
    )

    assert csv_text(frame) == "name,slope,x\nrelu,1.0,-0.50\n'=1,-0.5,+2\n"
    assert frame.name[1] == "=1"


@pytest.mark.parametrize("mark", ["=", "+", "-", "@", "\t", "\r"])
def test_a_text_that_begins_like_a_formula_stays_a_text(mark: str):
    frame = pd.DataFrame({f"{mark}head": [f"{mark}1+1", "fine", None]})

    written = csv_text(frame).replace('"', "").split("\n")

    assert written[0].startswith(f"'{mark}head")
    assert written[1].startswith(f"'{mark}1+1")
    assert written[2] == "fine"


@pytest.mark.parametrize("text", ["-1-1", "-A1", "+1E5", "-1\n", "-٣"])
def test_what_only_begins_like_a_number_is_quoted(text: str):
    assert csv_text(pd.DataFrame({"x": [text]})).replace('"', "").startswith("x\n'")
