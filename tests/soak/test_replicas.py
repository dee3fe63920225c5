"""Two replicas behind nginx: whose browser lands where, and under which headers."""

import os
import re
import signal

from playwright.sync_api import Browser, Page, expect

from benchmarks.server import Server
from tests.browser.conftest import settle
from tests.soak.site import Site

STUDENTS = 6
LINK = "linear_collapse?depth=4&seed={seed}"


def drawn_by(server: Server) -> int:
    return server.log.read_text().count("drawn page=linear_collapse")


def test_students_of_a_killed_replica_go_on_at_the_other(browser: Browser, site: Site):
    contexts = [browser.new_context() for _ in range(STUDENTS)]
    pages = [context.new_page() for context in contexts]
    for seed, page in enumerate(pages, 1):
        page.goto(f"{site.url}/{LINK.format(seed=seed)}")
        settle(page)
    first, second = site.replicas
    seated = drawn_by(first), drawn_by(second)

    os.kill(first.pid, signal.SIGKILL)
    for seed, page in enumerate(pages, 1):
        app = page.locator("[data-testid=stApp]")
        page.wait_for_timeout(500)
        expect(app).to_have_attribute("data-test-connection-state", "CONNECTED")
        page.get_by_role("slider").first.press("ArrowRight")
        expect(page).to_have_url(re.compile(rf"\?depth=5&seed={seed}$"))
        settle(page)
        expect(page.locator("[data-testid=stException]")).to_have_count(0)
        expect(page.get_by_role("dialog")).to_have_count(0)
    page.wait_for_timeout(2000)
    after = drawn_by(second)
    for context in contexts:
        context.close()

    assert sum(seated) >= STUDENTS
    assert min(seated) > 0, "the cookie seats all students at one replica"
    assert after >= seated[1] + STUDENTS
    assert "Traceback" not in second.log.read_text()


def test_a_student_stays_at_one_replica(page: Page, site: Site):
    for _ in range(4):
        page.goto(f"{site.url}/linear_collapse")
        settle(page)

    assert 0 in [drawn_by(server) for server in site.replicas]


def test_an_upload_reaches_the_replica_of_its_session(page: Page, site: Site):
    page.goto(f"{site.url}/train_mlp?dataset=own")
    settle(page)
    page.locator(".st-key-open_settings button").first.click()
    page.locator("[data-testid=stFileUploader] input").set_input_files(
        {"name": "t.csv", "mimeType": "text/csv", "buffer": b"x1,x2,y\n0,0,a\n1,=,b\n"}
    )

    expect(page.locator("[data-testid=stAlert]").first).to_contain_text("row 3")


def test_a_lesson_draws_under_the_security_headers(page: Page, site: Site):
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    answer = page.goto(f"{site.url}/train_mlp")
    settle(page)
    page.goto(f"{site.url}/linear_collapse?screen=numbers&solved=1")
    settle(page)
    page.goto(f"{site.url}/activation_gallery?screen=own&solved=1")
    settle(page)

    expect(page.locator("[data-testid=stVegaLiteChart] svg").first).to_be_visible()
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "connect-src 'self';" in answer.headers["content-security-policy"]
    assert not [text for text in complaints if "Content Security Policy" in text]


def test_a_monitor_sees_health_and_not_the_metrics_of_others(page: Page, site: Site):
    health = page.goto(f"{site.url}/healthz")

    assert health.text() == "ok"
