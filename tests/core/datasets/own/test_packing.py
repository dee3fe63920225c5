import base64
import random
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.datasets.own.packing import (
    MAX_LINK,
    MAX_TEXT,
    pack_table,
    plain_table,
    unpack_table,
)
from core.datasets.own.rows import MOST_POINTS
from core.datasets.own.table import MAX_ROWS, read_table


def random_table(rows, digits=16):
    dice = random.Random(0)
    lines = [
        f"{dice.gauss(0, 1):.{digits}g},{dice.gauss(5, 2):.{digits}g},{k % 2}"
        for k in range(rows)
    ]
    return "\n".join(lines)


def test_a_worked_example():
    table = "a; b; kind\n1,5; -2; yes\n\n0,1234567891; 1e3; no\n"

    plain = plain_table(table)

    assert plain == "a\tb\tkind\n1.5\t-2\tyes\n0.123456789\t1000\tno"
    assert unpack_table(pack_table(plain)) == plain


def test_columns_without_names_of_their_own_get_some():
    assert plain_table("1,2,0\n3,4,1").startswith("x1\tx2\ty\n")
    assert plain_table("_index,b\n1,2\n3,4").startswith("index\tb\n")
    assert plain_table("a,a\n1,2\n3,4").startswith("column 1\tcolumn 2\n")


finite = st.floats(-1e9, 1e9, allow_nan=False)
labels = st.text("abcdeßλ5 ;,._-", min_size=1, max_size=9).filter(str.strip)


@settings(max_examples=50)
@given(st.lists(st.tuples(finite, finite), min_size=2, max_size=12), labels, labels)
def test_what_is_drawn_is_what_the_link_carries(rows, first, second):
    names = (first.strip(), second.strip())
    lines = [f"{a!r}\t{b!r}\t{names[k % 2]}" for k, (a, b) in enumerate(rows)]
    try:
        plain = plain_table("\n".join(["x1\tx2\tkind", *lines]))
    except ValueError:
        return  # as where both labels are one

    again = unpack_table(pack_table(plain))

    assert again == plain == plain_table(plain)
    assert read_table(again).X.equal(read_table(plain).X)


@pytest.mark.parametrize(("rows", "digits"), [(MOST_POINTS, 16), (500, 3)])
def test_a_few_hundred_examples_fit_into_a_link(rows, digits):
    link = pack_table(plain_table(random_table(rows, digits)))

    assert len(read_table(unpack_table(link)).X) == rows


@pytest.mark.parametrize(
    ("table", "numbers"),
    [
        (random_table(300), r"4,\d{3} characters, at most 4,000 fit"),
        (
            "100000001,100000001,yes\n555555555,100000001,no\n" * (MAX_ROWS // 2),
            r"4\d,\d{3} bytes, at most 40,000 fit",
        ),
    ],
    ids=["random", "long"],
)
def test_a_table_too_large_for_a_link_is_refused_with_its_size(table, numbers):
    plain = plain_table(table)

    with pytest.raises(ValueError, match=numbers):
        pack_table(plain)


@pytest.mark.parametrize(
    "garbage",
    ["", "<script>", "\N{PILE OF POO}\u202e\0", "=" * 9, "A" * 3999, "Zm9v"],
)  # fmt: skip
def test_garbage_is_refused_in_one_sentence(garbage):
    with pytest.raises(ValueError, match=r"^[^\n]+$"):
        unpack_table(garbage)


def pack_bytes(content):
    packed = zlib.compress(content, 9, wbits=-zlib.MAX_WBITS)
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


@given(st.binary(max_size=60).map(pack_bytes) | st.text(max_size=80))
def test_what_unpacks_to_no_table_is_refused(garbage):
    with pytest.raises(ValueError, match=r"^[^\n]+$"):
        unpack_table(garbage)


def test_a_bomb_is_not_unpacked():
    # Two megabytes in 2,600 characters; of which no more than a table's are unpacked.
    bomb = pack_bytes(b"0" * 2_000_000)

    assert len(bomb) < MAX_LINK
    with pytest.raises(ValueError, match=f"more than {MAX_TEXT:,} bytes"):
        unpack_table(bomb)


def test_a_link_that_was_cut_off_is_refused():
    link = pack_table(plain_table(random_table(50)))

    with pytest.raises(ValueError, match="cut off"):
        unpack_table(link[: len(link) // 8 * 4])
