from core.answers.summaries import Bin, bins, median_curve


def test_few_values_are_counted_each_by_itself():
    assert bins([37.5, 36.0, 37.5]) == [Bin(36.0, 36.0, 1), Bin(37.5, 37.5, 2)]
    assert bins([]) == []


def test_many_values_are_counted_in_even_bins():
    found = bins([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 5)

    assert [(b.low, b.high, b.count) for b in found] == [
        (0, 2, 2),
        (2, 4, 2),
        (4, 6, 2),
        (6, 8, 2),
        (8, 10, 3),
    ]


def test_numbers_that_nobody_could_lock_are_counted_all_the_same():
    found = bins([10**20 + 10**15 * k for k in range(7)], 5)

    assert [b.count for b in found] == [2, 1, 1, 1, 2]


def test_the_median_of_curves_is_that_of_their_heights():
    assert median_curve([(0, 1), (2, 5), (1, 9)]) == (1, 5)
    assert median_curve([(0, 1), (2, 5)]) == (1, 3)
    assert median_curve([]) == ()
