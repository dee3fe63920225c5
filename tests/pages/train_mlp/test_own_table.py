import math
import re

import pytest

from core.datasets.own.packing import pack_table, plain_table
from tests.pages.train_mlp.recordings import players, text_of


class Everything(dict):
    """Files of every session, all of them announced: a page test announces none."""

    def get(self, session, default=()):
        return self

    def __contains__(self, name):
        return True


@pytest.fixture(autouse=True)
def files_are_taken(monkeypatch):
    monkeypatch.setattr("serving.guard.uploads._announced", Everything())


OWN_TABLE = "speed\tmass\tkind\n" + "\n".join(
    f"{k * 1.2345678912}\t{(k * 7) % 5}\t{'b' if k % 3 else 'a'}" for k in range(20)
)


def test_a_table_in_the_link_is_drawn_and_stays_in_it(open_page):
    link = pack_table(plain_table(OWN_TABLE))

    page = open_page("train_mlp", dataset="own", points=link)

    assert not page.exception
    assert not page.warning
    assert "this table, 20 rows. The link carries it" in text_of(page)
    assert page.query_params["points"] == link
    assert b"speed" in players(page)[0].bytes


def test_a_table_of_x_and_y_goes_through_the_link(open_page):
    link = pack_table(plain_table("a;1\ta,1\n1.5\t2\n2\t7"))

    page = open_page("train_mlp", dataset="own", points=link)

    assert not page.exception
    assert not page.error
    assert page.query_params["points"] == link


@pytest.mark.parametrize(
    "garbage",
    ["nan", "9" * 5000, "<script>alert(1)</script>", "\N{PILE OF POO}\u202e\u0000"],
    ids=lambda text: text[:3],
)
def test_garbage_for_a_table_is_one_sentence_and_the_sample(open_page, garbage):
    page = open_page("train_mlp", dataset="own", points=garbage)

    assert not page.exception
    assert not page.error
    assert ["table of this link cannot be read" in w.value for w in page.warning] == [
        True
    ]
    assert "points" not in page.query_params
    assert players(page)


def test_the_table_leaves_the_link_with_the_choice_of_own_data(open_page):
    link = pack_table(plain_table(OWN_TABLE))
    page = open_page("train_mlp", dataset="own", points=link)

    page.selectbox(key="dataset").set_value("moons").run()

    assert "points" not in page.query_params
    assert not page.exception


def test_a_file_too_large_for_a_link_is_said_to_stay_here(open_page):
    rows = [f"{math.sin(k)},{math.sin(k * k)},{k % 2}" for k in range(400)]
    page = open_page("train_mlp", dataset="own")

    page.file_uploader(key="upload").upload(
        "mine.csv", "\n".join(rows).encode(), "text/csv"
    ).run()

    assert not page.exception
    assert re.search(
        r"mine.csv\*\* .*, 400 rows.* too large for a link \(it takes \d,\d{3} "
        r"characters, at most 4,000 fit\), so it stays in this session",
        text_of(page),
    )
    assert "points" not in page.query_params


def test_a_refused_file_is_named_and_the_table_stays_in_use(open_page):
    page = open_page("train_mlp", dataset="own")

    page.file_uploader(key="upload").upload(
        "mine.csv", b"1,2,**a** <b>\n" * 3, "text/csv"
    ).run()

    assert page.error[0].value.startswith(
        "The file **mine.csv** is not used: row 1, column 3 holds “\\*\\*a"
    )
    assert "In use: this table" in text_of(page)
    assert "points" not in page.query_params
    assert players(page)
