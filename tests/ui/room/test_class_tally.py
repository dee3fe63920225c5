from core.answers.drawn import DrawingGrid
from ui.room.tally import NO_FORMULA, tally
from ui.screen import Choice, Drawing, Screen, Value

CHOICE = Choice({"a": "A <b>", "b": "B"}, lambda: "a", str)
VALUE = Value("c", lambda c: f"{c:.1f} °C", bool, str)
TYPED = Value("formula", str, bool, str)
DRAWING = Drawing(DrawingGrid(0, 1, 0, 1), str, bool, str)


def screen(ask) -> Screen:
    return Screen("s", "", "", "", print, ask, str)


def test_before_they_are_shown_options_stand_alone():
    html = tally(screen(CHOICE), None)

    assert html.count("width:0.0%") == html.count("<b></b>") == 2


def test_the_longest_bar_is_the_most_frequent_answer():
    html = tally(screen(CHOICE), ["b", "b", "a", "b"])

    assert 'width:33.3%"></i><b>1</b><span>A &lt;b&gt;' in html
    assert 'width:100.0%"></i><b>3</b><span>B' in html


def test_values_are_counted_in_their_own_words():
    assert "<b>2</b><span>37.5 °C" in tally(screen(VALUE), [37.5, 36, 37.5])
    assert "<b>3</b><span>4.8 °C to 6.0 °C" in tally(
        screen(VALUE), [0, 1, 2, 3, 4, 5, 5, 6]
    )
    assert tally(screen(VALUE), []) == tally(screen(DRAWING), [(0.5,)]) == ""


def test_of_what_is_typed_only_formulas_are_shown():
    html = tally(
        screen(TYPED), ["max(x, 0)", "max(x, 0)", "you stink", "<script>", "x" * 900]
    )

    assert "<b>2</b><span>max(x, 0)" in html
    assert f"<b>3</b><span>{NO_FORMULA}" in html
    assert "stink" not in html
    assert "<script" not in html
