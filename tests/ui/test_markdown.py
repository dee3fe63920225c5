import pytest

from ui.text import JOINER, plain_text


@pytest.mark.parametrize("sign", list(r"\`*_{}[]()<>#+-!|$~:&"))
def test_a_sign_of_markdown_is_a_sign(sign: str):
    assert plain_text(f"a{sign}b") == f"a\\{sign}b"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("https://x.yz", f"https\\:{JOINER}//x.yz"),
        ("WWW.x.yz", f"WWW{JOINER}.x.yz"),
        ("a@x.yz", f"a{JOINER}@x.yz"),
    ],
)
def test_an_address_is_no_link(text: str, plain: str):
    assert plain_text(text) == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("a\n\n# b", "a \\# b"),
        ("max(x,\n0)", "max\\(x, 0\\)"),
        ("    code", "code"),
        ("1. first", "1\\. first"),
        ("1.5 x", "1\\.5 x"),
        ("x + 1.5", "x \\+ 1.5"),
    ],
)
def test_a_sentence_stays_in_its_paragraph(text: str, plain: str):
    assert plain_text(text) == plain
