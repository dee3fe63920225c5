import pandas as pd
import pytest

from ui.export import csv_text


def test_a_table_as_csv():
    frame = pd.DataFrame({"name": ["relu", "tanh"], "slope": [1, -0.5]})

    assert csv_text(frame) == "name,slope\nrelu,1.0\ntanh,-0.5\n"


@pytest.mark.parametrize("mark", ["=", "+", "-", "@", "\t", "\r"])
def test_a_text_that_begins_like_a_formula_stays_a_text(mark: str):
    frame = pd.DataFrame({f"{mark}head": [f"{mark}1+1", "fine", None]})

    written = csv_text(frame).replace('"', "").split("\n")

    assert written[0].startswith(f"'{mark}head")
    assert written[1].startswith(f"'{mark}1+1")
    assert written[2] == "fine"


@pytest.mark.parametrize("text", ["-0.50", "+2", "-12"])
def test_a_number_written_as_a_text_stays_a_number(text: str):
    assert csv_text(pd.DataFrame({"x": [text]})) == f"x\n{text}\n"


@pytest.mark.parametrize("text", ["-1-1", "-A1", "+1E5", "-1\n", "-٣"])
def test_what_only_begins_like_a_number_is_quoted(text: str):
    assert csv_text(pd.DataFrame({"x": [text]})).replace('"', "").startswith("x\n'")


def test_the_table_that_was_given_is_not_changed():
    frame = pd.DataFrame({"name": ["=1"]})
    csv_text(frame)

    assert frame.name.tolist() == ["=1"]
