import pytest

from core.datasets.own.rule import formula_dataset, formula_points


def test_the_class_is_one_where_the_formula_is_above_zero():
    points = formula_points("x2 - x1", 200)

    assert all(label == (x2 - x1 > 0) for x1, x2, label in points)
    assert all(abs(x1) <= 3 and abs(x2) <= 3 for x1, x2, _ in points)


def test_the_places_do_not_depend_on_the_formula():
    first, second = formula_points("x1", 50), formula_points("x2", 50)

    assert [p[:2] for p in first] == [p[:2] for p in second]


@pytest.mark.parametrize("text", ["1", "-1", "x1 - 100", "sqrt(-1 - x1 * x1)"])
def test_a_formula_with_one_class_is_refused(text):
    with pytest.raises(ValueError, match=r"is above 0 at (0|50) of 50 points"):
        formula_points(text, 50)


@pytest.mark.parametrize("text", ["", "x3", "x1 +", "__import__('os')"])
def test_what_is_no_formula_is_refused(text):
    with pytest.raises(ValueError, match=r"\w"):
        formula_points(text, 50)


def test_the_data_set_is_plotted_over_the_square():
    assert formula_dataset(" x1 ").bounds == (-3, 3)
