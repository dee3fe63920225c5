import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from core.datasets.own.cells import MAX_BYTES, MAX_NAME
from core.datasets.own.table import read_table

MOONS = "1.0,2.0,A\n-1.0,0.5,B\n3,4,A\n"


def test_two_features_and_a_label_without_a_header():
    own = read_table(MOONS)

    assert own.dataset.task == "classification"
    assert own.y.tolist() == [[0.0], [1.0], [0.0]]
    assert own.dataset.titles == ("x1", "x2")
    original = own.x_scale.to_units(own.X)
    assert torch.allclose(
        original, torch.tensor([[1.0, 2.0], [-1, 0.5], [3, 4]]).double()
    )
    assert torch.allclose(own.X.std(dim=0), torch.ones(2))


def test_a_header_names_the_axes():
    own = read_table("height (cm);weight (kg);group\n180;70,5;tall\n150;50,5;short\n")

    assert own.dataset.titles == ("height (cm)", "weight (kg)")
    assert own.dataset.y_title == "group"
    assert own.y.tolist() == [[1.0], [0.0]]
    assert own.x_scale.mean.tolist() == [165.0, 60.5]


def test_x_and_y_are_a_regression():
    own = read_table(b"\xef\xbb\xbftime\tload\n0\t1,5\n1\t2,5\n2\t6,5\n")

    assert own.dataset.task == "regression"
    original = own.y_scale.to_units(own.y).flatten().tolist()
    assert original == pytest.approx([1.5, 2.5, 6.5])
    assert own.dataset.num_inputs == 1


@pytest.mark.parametrize("labels", [("0", "1"), ("no", "yes")])
def test_x_and_two_labels_are_a_classification(labels):
    own = read_table("\n".join(f"{i},{labels[i % 2]}" for i in range(6)))

    assert own.dataset.task == "classification"
    assert own.y.flatten().tolist() == [0, 1, 0, 1, 0, 1]


def test_every_example_lies_within_the_range_to_plot():
    own = read_table("0,0\n1,1000\n2,-5\n")

    low, high = own.dataset.bounds
    assert low <= own.X.min() <= own.X.max() <= high
    low, high = own.dataset.y_bounds
    assert low <= own.y.min() <= own.y.max() <= high


def test_empty_lines_are_skipped_and_still_counted():
    with pytest.raises(ValueError, match="row 4, column 2 holds “two”"):
        read_table("1,1,A\n\n2,2,B\n3,two,A\n")


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ("", "the table is empty"),
        (" \n\t\n,,\n", "the table is empty"),
        ("1\n2\n", "row 1 has 1 column: two are needed"),
        ("1,2,3,4\n", "row 1 has 4 columns"),
        ("1,2,A\n3,4\n", "row 2 has 2 columns, the first has 3"),
        ("1,2,A\n", "the table has 1 examples, not 2 to 2,000"),
        ("1,2,A\n3,,B\n", "row 2, column 2 is empty, a number is needed"),
        ("1,2,A\n3,4,\n", "row 2, column 3 is empty, a name is needed"),
        ("1,2,A\nx,4,B\n", "row 2, column 1 holds “x”, a finite number is needed"),
        ("nan,2,A\n3,4,B\n", "row 1, column 1 holds “nan”, a finite number"),
        ("1,2,A\n3,1e400,B\n", "row 2, column 2 holds “1e400”, beyond ±1,000,000,000"),
        ("1,2,A\n3,1_0,B\n", "row 2, column 2 holds “1_0”, a finite number"),
        ("1,2,A\n3,4,A\n", "column 3 holds only one label, 2 are needed"),
        ("1,2,A\n3,4,B\n5,6,C", r"column 3 holds 3 different labels \(.* row 3\)"),
        ("1,2,<b>A</b>\n3,4,B\n", "row 1, column 3 holds “.b.A./b.”: a name is made"),
        ("<img>,y,z\n3,4,B\n", "row 1, column 1 holds “.img.”: a name"),
        ("1,2,A\x00\n3,4,B\n", "row 1 holds the control character 0x00"),
        ('1,2,"A\n3,4,B\n', "is not a row of cells: unexpected end of data"),
        ("1,y\n2,3\n3,z\n", "row 1, column 2 holds “y”, a finite number is needed"),
        (f"1,2,{'A' * 41}\n3,4,B\n", f"has 41 characters, at most {MAX_NAME} fit"),
        (b"\x89PNG\r\n\x1a\n", "not text in UTF-8: byte 1 is none"),
        ("ä;1;A\n".encode("latin-1"), "not text in UTF-8: byte 1 is none"),
        ("1,2,A\n" * 40_000, f"240,000 bytes, at most {MAX_BYTES:,} are read"),
        ("1,2,A\n" * 2_001, "the table has 2,001 examples, not 2 to 2,000"),
    ],
)
def test_every_fault_is_one_sentence(table, sentence):
    with pytest.raises(ValueError, match=sentence):
        read_table(table)


def outcome(table):
    try:
        return read_table(table)
    except ValueError as fault:
        return str(fault)


@given(
    st.text(max_size=60)
    | st.binary(max_size=60)
    | st.text(alphabet='01.,;\t\nab"e-<> ', max_size=40)
)
def test_anything_gives_examples_or_a_sentence(table):
    own = outcome(table)

    if isinstance(own, str):
        assert "\n" not in own
        assert len(own) < 300
    else:
        assert own.X.isfinite().all()
        assert own.y.isfinite().all()


def test_a_number_is_one_label_however_it_is_written():
    own = read_table("1,2,0\n3,4,0.0\n5,6,1\n7,8,1.0\n9,9,+1")

    assert own.y.flatten().tolist() == [0, 0, 1, 1, 1]


@pytest.mark.parametrize("value", [36.6, 0.1, 0])
def test_a_column_that_never_changes_becomes_0_and_no_noise(value):
    rows = "\n".join(f"{value},{k}" for k in range(9))

    assert read_table(rows).X.abs().max() < 1e-6


def test_a_target_that_never_changes_is_refused():
    with pytest.raises(ValueError, match="column 2 holds the same number"):
        read_table("1,5\n2,5\n3,5")
