import pytest

from core.datasets.own.packing import plain_table
from core.datasets.own.rows import read_plane, steps_around
from core.datasets.own.rule import formula_points

TABLE = "speed\tmass\tkind\n0\t5.25\tslow\n16.0123456\t-3\tfast\n4\t1\tslow"


def test_a_table_is_read_as_points_and_written_back():
    plain = plain_table(TABLE)

    plane = read_plane(plain)

    assert plane.names == ("speed", "mass", "kind")
    assert plane.labels == ("fast", "slow")
    assert plane.rows == ((0.0, 5.25, 1), (16.0123456, -3.0, 0), (4.0, 1.0, 1))
    assert plain_table(plane.table(plane.rows)) == plain


def test_axes_have_room_and_steps_of_a_power_of_ten():
    assert steps_around([0, 16]) == (-2.4, 18.4, 0.1)
    assert steps_around([5, 5]) == (4.2, 5.8, 0.1)
    low, high, step = steps_around([1e-9, 1e9])
    assert (low, high, step) == (-150_000_000, 1_150_000_000, 10_000_000)


@pytest.mark.parametrize(
    ("table", "fault"),
    [
        ("1\t2\n2\t3\n3\t5", "2 columns"),
        ("\n".join(f"{k}\t{k}\t{k % 2}" for k in range(201)), "201 rows: at most 200"),
    ],
)
def test_what_is_no_plane_of_few_points_is_refused(table: str, fault: str):
    with pytest.raises(ValueError, match=fault):
        read_plane(plain_table(table))


def test_the_class_is_one_where_the_formula_is_above_zero():
    points = formula_points("x2 - x1", 200)

    assert all(label == (x2 - x1 > 0) for x1, x2, label in points)
    assert all(abs(x1) <= 3 and abs(x2) <= 3 for x1, x2, _ in points)


def test_the_places_do_not_depend_on_the_formula():
    first, second = formula_points("x1", 50), formula_points("x2", 50)

    assert [p[:2] for p in first] == [p[:2] for p in second]


@pytest.mark.parametrize("text", ["1", "x1 - 100", "sqrt(-1 - x1 * x1)"])
def test_a_formula_with_one_class_is_refused(text):
    with pytest.raises(ValueError, match=r"is above 0 at (0|50) of 50 points"):
        formula_points(text, 50)
