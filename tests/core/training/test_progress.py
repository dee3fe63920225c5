import pytest

from core.training.progress import in_parts


def test_parts_add_up_to_the_whole():
    told = []

    for within in in_parts(told.append, (1, 3)):
        within(0.5)
        within(1.0)

    assert told == pytest.approx([0.125, 0.25, 0.625, 1])


def test_a_part_hands_on_that_the_reader_has_had_enough():
    first, second = in_parts(lambda share: share < 0.5, (1, 1))

    assert first(0.5) is True
    assert second(0.5) is False
