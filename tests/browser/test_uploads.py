import io
import zipfile

import pytest
from playwright.sync_api import Page, expect

from benchmarks.server import Server
from tests.browser.conftest import settle
from tests.conftest import SOAK

pytestmark = pytest.mark.xdist_group("served")


def zip_bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("table.csv", b"0" * 50_000_000)
    return packed.getvalue()


MARKUP = "x1,x2,<img src=http://elsewhere.example/a.png>\n0,0,a\n1,1,b\n"
LABELS = "x1,x2,label\n0,0,![p](http://elsewhere.example/b.png)\n1,1,<b>bold</b>\n"
REFUSAL = "[data-testid=stAlert]:not(:has([data-testid=stAlertContentInfo]))"
LINK = "train_mlp?screen=lab&dataset=own"
REFUSED = {
    "nul": b"x1,x2,label\n0,\x000,a\n1,1,b\n",
    "utf-16": "x1,x2,label\n0,0,a\n1,1,b\n".encode("utf-16"),
    "more columns than are read": b"1," * 500_000,
    "a formula of a spreadsheet": b"x1,x2,label\n0,0,=1+1\n1,1,b\n",
    "markup in the head": MARKUP.encode(),
    "markup in the labels": LABELS.encode(),
}


def open_own_data(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/{LINK}")
    settle(page)
    page.get_by_role("button", name="Data and settings").click()
    expect(page.locator("[data-testid=stFileUploader]")).to_be_visible()


def upload(page: Page, content: bytes) -> None:
    page.locator("[data-testid=stFileUploader] input").set_input_files(
        {"name": "table.csv", "mimeType": "text/csv", "buffer": content}
    )


def test_every_hostile_table_is_refused_in_one_sentence(page: Page, server: Server):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_own_data(page, server)
    tables = {"a zip named csv": zip_bomb()} | REFUSED
    for name, content in list(tables.items())[:: 1 if SOAK else 3]:
        upload(page, content)
        alert = page.locator(REFUSAL).first
        expect(alert, name).to_be_visible()
        settle(page)
        assert "\n" not in alert.inner_text().strip(), name
        assert page.locator("[data-testid=stException]").count() == 0, name
        page.get_by_role("button", name="Remove").first.click()
        expect(page.locator(REFUSAL), name).to_have_count(0)

    assert not [url for url in asked if "elsewhere" in url]
    assert "Traceback" not in server.log.read_text()


@pytest.mark.soak
def test_a_file_above_the_limit_is_refused_by_the_browser_already(
    page: Page, server: Server
):
    open_own_data(page, server)
    upload(page, b"1,2,a\n" * 400_000)

    expect(page.get_by_text("File must be 1.0MB or smaller.")).to_be_visible()
