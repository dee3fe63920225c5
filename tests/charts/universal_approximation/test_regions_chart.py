from charts.universal_approximation.regions import (
    lines_frame,
    on_frame,
    regions_frame,
)
from core.universal_approximation.regions import window_regions

CROSS = [(1, 0, 0), (0, 1, 0)]


def test_every_region_is_a_closed_ring_that_knows_how_many_units_are_on():
    frame = regions_frame(window_regions(CROSS, 2))

    assert frame.groupby("region").size().tolist() == [5] * 4
    assert sorted(frame.groupby("region")["on"].first()) == [0, 1, 1, 2]
    ring = frame[frame["region"] == 0]
    assert ring[["x1", "x2"]].iloc[0].tolist() == ring[["x1", "x2"]].iloc[-1].tolist()


def test_numbers_stand_in_the_middle_of_regions_with_room():
    regions = window_regions([*CROSS, (10, 0, -1)], 2)

    frame = on_frame(regions, 0.5)

    assert len(frame) == 4
    assert set(map(tuple, frame[["x1", "x2"]].round(2).to_numpy().tolist())) == {
        (1.05, 1),
        (1.05, -1),
        (-1, 1),
        (-1, -1),
    }


def test_a_line_is_drawn_between_two_sides_of_the_square():
    frame = lines_frame([(1, 1, 0), (1, 0, -9), (-1, -1, 0)], 2)

    assert sorted(frame[["x1", "x2"]].to_numpy().tolist()) == [[-2, 2], [2, -2]]
