import logging

import pytest

from serving.log import begin_page, log_event
from tests.conftest import OpenPage


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    kept: list[str] = []
    logger = logging.getLogger("nonlinearity")
    monkeypatch.setattr(
        logger.handlers[0], "emit", lambda record: kept.append(record.getMessage())
    )
    return kept


def test_an_event_is_one_line_with_page_and_duration(lines: list[str]):
    begin_page("linear_collapse")
    log_event("drawn", 0.0123)

    assert lines == ["drawn page=linear_collapse ms=12"]


def test_a_page_is_logged_without_what_a_link_carries(
    lines: list[str], open_page: OpenPage
):
    open_page("train_mlp", seed="4711", activation="secret(x)", rule="secret")

    drawn = [line for line in lines if line.startswith("drawn page=train_mlp ms=")]
    assert len(drawn) == 1
    assert not any("secret" in line or "4711" in line for line in lines)
