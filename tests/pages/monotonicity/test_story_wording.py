import pytest

from screens.monotonicity.before_networks import compare_with_older
from screens.monotonicity.digit_picture import a_digit


@pytest.mark.parametrize(("digit", "text"), [(8, "an 8"), (7, "a 7")])
def test_a_digit_has_its_article(digit: int, text: str):
    assert a_digit(digit) == text


@pytest.mark.parametrize(
    ("older", "told"),
    [
        (571.9, "the tree is as good as the hidden layer"),
        (575.0, "the tree finds less of the U than the hidden layer"),
        (577.0, "the tree does no better than the straight line"),
    ],
)
def test_an_older_method_is_praised_as_its_score_allows(older: float, told: str):
    assert told in compare_with_older("tree", older, hidden=571.4, linear=575.4)
