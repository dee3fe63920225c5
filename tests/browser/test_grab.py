import re

import pytest
import torch
from playwright.sync_api import Locator, Page, expect

from benchmarks.client import Reader, finish
from benchmarks.server import Server
from charts.monotonicity.rates_chart import TEMPERATURE
from core.monotonicity import one_feature
from core.monotonicity.temperature import all_patients
from screens.monotonicity import patients
from screens.monotonicity.line_by_hand import layer_by_hand
from tests.browser.conftest import settle
from tests.browser.hands import (
    HANDS,
    HELD,
    WATCH,
    finger_held,
    handle_of,
    middle,
    mouse_held,
    open_picture,
    scrolled,
    way,
)

pytestmark = pytest.mark.xdist_group("hands")
FOLD = "monotonicity?screen=fold&solved=1&c=39"
BY_HAND = "monotonicity?screen=by_hand"
# Points of the longest line of that colour, in pixels of the drawing area.
LINE = """(colour) => {
  const lines = [...document.querySelectorAll(".stVegaLiteChart .mark-line path")]
    .filter(line => line.getAttribute("stroke") === colour)
    .map(line => line.getAttribute("d"));
  const longest = lines.sort((a, b) => b.length - a.length)[0];
  return longest.slice(1).split("L").map(point => point.split(",").map(Number));
}"""
AREA = "document.querySelector('.stVegaLiteChart path.background').getAttribute('d')"
COLORS = {"fold": "#0072B2", "by_hand": "#CC79A7"}


def slider_of(page: Page, key: str) -> Locator:
    return page.locator(f".st-key-{key} input")


def line_of(page: Page, screen: str) -> list[tuple[float, float]]:
    """Read the line in the picture in units of the axes."""
    width, height = map(
        float, re.search(r"h([\d.]+)v([\d.]+)", page.evaluate(AREA)).groups()
    )
    (left, right), (low, high) = TEMPERATURE.x_domain, TEMPERATURE.y_domain
    return [
        (left + x / width * (right - left), high - y / height * (high - low))
        for x, y in page.evaluate(LINE, COLORS[screen])
    ]


def assert_line_is(page: Page, screen: str, model: one_feature.Model) -> None:
    x, y = zip(*line_of(page, screen), strict=True)
    assert len(x) >= 100
    truth = model(torch.tensor(x, dtype=torch.float64))
    torch.testing.assert_close(
        torch.tensor(y, dtype=torch.float64), truth, atol=2e-3, rtol=0
    )


def assert_all_agree_on_c(page: Page, c: str) -> None:
    """Picture, slider, text and link say the same, and what core says of it."""
    settle(page)
    expect(slider_of(page, "c")).to_have_attribute("aria-valuetext", c)
    expect(page).to_have_url(re.compile(rf"[?&]c={c.removesuffix('.0')}(&|$)"))
    expect(handle_of(page, "c, where")).to_have_attribute("aria-valuetext", c)
    model = patients.all_models(float(c), 2).distance
    found = f"{patients.share_found(model):.0%}"
    expect(page.locator(".bar.feature")).to_have_text(f"{found}folded at {c} °C")
    expect(page.locator(".stVegaLiteChart svg")).to_contain_text(f"finds {found}")
    assert_line_is(page, "fold", model)


def assert_stale(page: Page, stale: bool) -> None:
    """What does not follow the hand is dimmed while it says the value before."""
    opacity = "0.35" if stale else "1"
    for beside in (".st-key-readout", ".st-key-controls .stSlider"):
        expect(page.locator(beside).first).to_have_css("opacity", opacity)


def assert_all_agree_on_line(page: Page, w: str, b: str) -> None:
    settle(page)
    expect(slider_of(page, "w")).to_have_attribute("aria-valuetext", w)
    expect(slider_of(page, "b")).to_have_attribute("aria-valuetext", b)
    model = one_feature.logistic_model(layer_by_hand(float(w), float(b)))
    loss = one_feature.mean_loss(model, all_patients())
    expect(page.locator(".bar.other")).to_contain_text(f"log-loss {loss:.4f}")
    expect(page.locator(".stVegaLiteChart svg")).to_contain_text(f"log-loss {loss:.4f}")
    assert_line_is(page, "by_hand", model)


def test_a_mouse_moves_the_fold_step_by_step_and_the_server_hears_of_the_last(
    page: Page, dashboard_url: str
):
    wire = open_picture(page, f"{dashboard_url}/{FOLD}")
    handle = handle_of(page, "c, where")
    handle.evaluate(WATCH)
    start = middle(handle)
    heard = len(wire.messages)

    with mouse_held(page, [start, *way(start, (start[0] - 120, start[1] + 60), 60)]):
        value = handle.get_attribute("aria-valuetext")
        assert len(wire.messages) == heard
    assert_all_agree_on_c(page, value)

    assert float(value) < 37.5
    steps = round((39 - float(value)) * 10)
    # The first is where it stood; the hand went no faster than a step a frame.
    assert len(page.evaluate("painted")) - 1 >= 0.9 * steps


def test_a_finger_moves_the_fold_and_not_the_page(phone: Page, dashboard_url: str):
    page = phone
    wire = open_picture(page, f"{dashboard_url}/{FOLD}")
    handle = handle_of(page, "c, where")
    box = handle.bounding_box()
    assert min(box["width"], box["height"]) >= 44
    start, heard = middle(handle), len(wire.messages)

    with finger_held(page, [start, *way(start, (start[0] - 60, start[1] - 150), 20)]):
        value = handle.get_attribute("aria-valuetext")
        assert len(wire.messages) == heard
        assert scrolled(page) == 0
    assert_all_agree_on_c(page, value)

    assert float(value) < 38


def test_beside_a_handle_a_finger_scrolls_as_ever(phone: Page, dashboard_url: str):
    page = phone
    page.set_viewport_size({"width": 390, "height": 600})
    open_picture(page, f"{dashboard_url}/{FOLD}")
    _, y = middle(handle_of(page, "c, where"))

    with finger_held(page, [(60, y + 120), *way((60, y + 120), (60, y + 10), 12)]):
        pass

    assert scrolled(page) > 10


def test_keys_move_the_fold_that_has_the_focus_and_turn_no_screen(
    page: Page, dashboard_url: str
):
    open_picture(page, f"{dashboard_url}/{FOLD}")
    handle = handle_of(page, "c, where")
    handle.focus()
    for key, value in (
        ("ArrowRight", "39.1"),
        ("ArrowUp", "39.2"),
        ("ArrowLeft", "39.1"),
        ("Shift+ArrowLeft", "38.1"),
        ("End", "41.0"),
        ("Home", "34.0"),
        ("ArrowDown", "34.0"),
    ):
        page.keyboard.press(key)
        expect(handle).to_have_attribute("aria-valuetext", value)
        assert handle.get_attribute("aria-valuenow") == value.removesuffix(".0")
    assert_all_agree_on_c(page, "34.0")
    expect(handle).to_be_focused()

    page.keyboard.press("Escape")

    assert_all_agree_on_c(page, "39.0")


def test_escape_gives_the_old_value_back_while_the_hand_still_holds(
    page: Page, dashboard_url: str
):
    open_picture(page, f"{dashboard_url}/{FOLD}")
    handle = handle_of(page, "c, where")
    start = middle(handle)

    with mouse_held(page, [start, *way(start, (start[0] - 90, start[1]), 9)]):
        assert handle.get_attribute("aria-valuetext") != "39.0"
        assert_stale(page, True)
        page.keyboard.press("Escape")
        expect(handle).to_have_attribute("aria-valuetext", "39.0")
        assert_stale(page, False)
        page.mouse.move(start[0] - 120, start[1])
        expect(handle).to_have_attribute("aria-valuetext", "39.0")
    assert_all_agree_on_c(page, "39.0")


def test_at_the_edge_a_handle_is_whole_and_the_frame_stays(
    page: Page, dashboard_url: str
):
    open_picture(page, f"{dashboard_url}/{BY_HAND}")
    handle, picture = handle_of(page, "weight"), page.locator(".stVegaLiteChart svg")
    frame = picture.locator("path.background").first
    start, before = middle(handle), frame.bounding_box()

    with mouse_held(page, [start, *way(start, (start[0], before["y"] - 40), 9)]):
        assert middle(handle)[1] == pytest.approx(before["y"], abs=1)
        assert handle.bounding_box()["y"] >= picture.bounding_box()["y"] - 1
        assert_stale(page, True)
    settle(page)

    assert_stale(page, False)
    assert frame.bounding_box() == before


def test_slider_keys_and_hand_take_turns(page: Page, dashboard_url: str):
    open_picture(page, f"{dashboard_url}/{FOLD}")
    handle = handle_of(page, "c, where")
    start = middle(handle)
    end = (start[0] - 60, start[1])
    with mouse_held(page, [start, *way(start, end, 6)]):
        value = handle.get_attribute("aria-valuetext")
    assert_all_agree_on_c(page, value)

    slider_of(page, "c").press("End")
    assert_all_agree_on_c(page, "41.0")
    handle.press("ArrowLeft")
    expect(handle).to_have_attribute("aria-valuetext", "40.9")
    start = middle(handle)
    with mouse_held(page, [start, *way(start, end, 12)]):
        again = handle.get_attribute("aria-valuetext")
    assert_all_agree_on_c(page, again)

    assert abs(float(again) - float(value)) < 0.11


def test_before_the_answer_only_the_line_moves(page: Page, dashboard_url: str):
    open_picture(page, f"{dashboard_url}/monotonicity?screen=fold")
    handle = handle_of(page, "c, where")
    start = middle(handle)

    with mouse_held(page, [start, *way(start, (start[0] - 60, start[1]), 6)]):
        assert handle.get_attribute("aria-valuetext") != "38.0"
        chart = page.locator(".stVegaLiteChart svg")
        expect(chart).not_to_contain_text("finds")
        assert (
            page.locator(".stVegaLiteChart .mark-line path[stroke='#0072B2']").count()
            == 0
        )


@pytest.mark.parametrize("kind", HANDS)
def test_two_handles_lift_and_tilt_the_line(
    kind: str, hand_page: Page, dashboard_url: str
):
    page, held = hand_page, HELD[kind]
    wire = open_picture(page, f"{dashboard_url}/{BY_HAND}")
    values = {}
    for name, dy in (("bias", 70), ("weight", -50)):
        handle = handle_of(page, name)
        start, heard = middle(handle), len(wire.messages)
        with held(page, [start, *way(start, (start[0] + 5, start[1] + dy), 15)]):
            values[name] = handle.get_attribute("aria-valuetext").replace("−", "-")
            assert len(wire.messages) == heard
        settle(page)
        expect(page).to_have_url(re.compile(f"{name[0]}={values[name].rstrip('0')}"))

    assert float(values["bias"]) < -0.3
    assert float(values["weight"]) > 0.05
    assert_all_agree_on_line(page, values["weight"], values["bias"])


@pytest.mark.soak
def test_two_handles_have_the_keys_that_have_the_focus(page: Page, dashboard_url: str):
    open_picture(page, f"{dashboard_url}/{BY_HAND}")
    for name, key, value in (
        ("bias", "ArrowDown", "−0.05"),
        ("weight", "ArrowUp", "0.02"),
    ):
        handle = handle_of(page, name)
        handle.focus()
        page.keyboard.press(key)
        expect(handle).to_have_attribute("aria-valuetext", value)
        settle(page)

    assert_all_agree_on_line(page, "0.02", "-0.05")


FORGED = [
    ('{"selection": {"grabbed": {"c": 37.04}}}', 37.0),
    ('{"selection": {"grabbed": {"c": 1e9}}}', 41.0),
    ('{"selection": {"grabbed": {"c": -Infinity}}}', 34.0),
    ('{"selection": {"grabbed": {"c": NaN}}}', 38.5),
    ('{"selection": {"grabbed": {"c": "37"}}}', 38.5),
    ('{"selection": {"grabbed": [37]}}', 38.5),
    ('{"selection": {"grabbed": {"w": 1, "screen": "who"}}}', 38.5),
    ('{"selection": 5}', 38.5),
    ("nonsense", 38.5),
    ("[" * 100_000, 38.5),
]


@pytest.mark.parametrize(("message", "value"), FORGED, ids=range(len(FORGED)))
def test_a_forged_message_is_clipped_or_refused(
    message: str, value: float, server: Server
):
    async def forge() -> tuple[list, float]:
        query = "screen=fold&c=38.5"
        async with Reader(server.url, "monotonicity", query) as reader:
            await reader.draw()
            run = await reader.set("grab_c", message)
            (slider,) = (c for c in reader.controls.values() if c.kind == "slider")
            return [t for t in run.texts if t[0] == "exception"], slider.proto.value[0]

    exceptions, taken = finish(forge())

    assert exceptions == []
    assert taken == value
