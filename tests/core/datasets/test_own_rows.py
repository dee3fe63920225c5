import pytest

from core.datasets.own.packing import pack_table, plain_table, unpack_table
from core.datasets.own.rows import MOST_POINTS, read_plane, steps_around

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


def test_a_link_carries_as_many_points_as_can_be_moved():
    rows = [((k * 7919) % 10007 / 1000, (k * 104729) % 9973 / 1000, k % 2)
            for k in range(MOST_POINTS)]  # fmt: skip
    plane = read_plane(plain_table(TABLE))

    plain = plain_table(plane.table(rows))

    assert unpack_table(pack_table(plain)) == plain
