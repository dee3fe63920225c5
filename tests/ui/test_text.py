import pytest

from ui.text import JOINER, bar, inline, number_table, plain_text, to_html, verbatim


def test_emphasis_and_paragraphs():
    assert to_html("**Both** ends, *and* `x`.\n\nNext.") == (
        "<p><strong>Both</strong> ends, <em>and</em> <code>x</code>.</p><p>Next.</p>"
    )


def test_everything_else_is_text():
    hostile = "<img src=x onerror=alert(1)> [a](http://b) # c ![p](q)"

    assert "<img" not in to_html(hostile)
    assert "<a" not in to_html(hostile)
    assert inline("2 * 3 * 4 < 5") == "2 * 3 * 4 &lt; 5"


def test_a_bar_is_as_long_as_its_share_and_never_longer_than_all():
    assert 'style="width:17.0%"' in bar(0.17, "17%", "not folded", "linear")
    assert 'style="width:100.0%"' in bar(1.7, "170%", "more")
    assert 'style="width:0.0%"' in bar(-1, "−1%", "less")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**x**: `x**2 + x**3`", "<strong>x</strong>: <code>x**2 + x**3</code>"),
        (f"*You* typed {verbatim('2*x*x')}.", "<em>You</em> typed 2*x*x."),
        (verbatim("**INJ** `INJ` <b>"), "**INJ** `INJ` &lt;b&gt;"),
    ],
)
def test_code_and_what_was_typed_are_not_emphasised(text: str, html: str):
    assert inline(text) == html


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        *((f"a{sign}b", f"a\\{sign}b") for sign in r"\`*_{}[]()<>#+-!|$~:&"),
        ("https://x.yz", f"https\\:{JOINER}//x.yz"),
        ("WWW.x.yz", f"WWW{JOINER}.x.yz"),
        ("a@x.yz", f"a{JOINER}@x.yz"),
        ("a\n\n# b", "a \\# b"),
        ("    code", "code"),
        ("1. first", "1\\. first"),
        ("1.5 x", "1\\.5 x"),
        ("x + 1.5", "x \\+ 1.5"),
    ],
)
def test_neither_sign_nor_address_nor_line_is_markdown(text: str, plain: str):
    assert plain_text(text) == plain


def test_a_table_names_its_rows_keeps_its_feet_and_shows_text_as_text():
    html = number_table("A <b>", ["", "x₁"], [["a", "1"], ["<i>", "2"]], feet=1)

    assert 'aria-label="A &lt;b&gt;"' in html
    assert '<tbody><tr><th scope="row">a</th><td>1</td></tr></tbody>' in html
    assert '<tfoot><tr><th scope="row">&lt;i&gt;</th><td>2</td></tr></tfoot>' in html
