import re

import pytest
from playwright.sync_api import Page, expect

from core.monotonicity import one_feature
from core.monotonicity.temperature import all_patients
from screens.monotonicity.line_by_hand import layer_by_hand
from tests.browser.conftest import LAPTOP, settle
from tests.browser.hands import (
    handle_of,
    middle,
    mouse_held,
    open_picture,
    way,
)
from tests.browser.line_picture import assert_line_is, assert_stale, slider_of

pytestmark = pytest.mark.xdist_group("hands")
BY_HAND = "monotonicity?screen=by_hand"


def assert_all_agree_on_line(page: Page, w: str, b: str) -> None:
    settle(page)
    expect(slider_of(page, "w")).to_have_attribute("aria-valuetext", w)
    expect(slider_of(page, "b")).to_have_attribute("aria-valuetext", b)
    model = one_feature.logistic_model(layer_by_hand(float(w), float(b)))
    loss = one_feature.mean_loss(model, all_patients())
    expect(page.locator(".bar.other")).to_contain_text(f"log-loss {loss:.4f}")
    expect(page.locator(".stVegaLiteChart svg")).to_contain_text(f"log-loss {loss:.4f}")
    assert_line_is(page, "by_hand", model)


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


def test_two_handles_lift_and_tilt_the_line(page: Page, dashboard_url: str):
    page.set_viewport_size(LAPTOP)
    wire = open_picture(page, f"{dashboard_url}/{BY_HAND}")
    values = {}
    for name, dy in (("bias", 70), ("weight", -50)):
        handle = handle_of(page, name)
        start, heard = middle(handle), len(wire.messages)
        with mouse_held(page, [start, *way(start, (start[0] + 5, start[1] + dy), 15)]):
            values[name] = handle.get_attribute("aria-valuetext").replace("−", "-")
            assert len(wire.messages) == heard
        settle(page)
        expect(page).to_have_url(re.compile(f"{name[0]}={values[name].rstrip('0')}"))

    assert float(values["bias"]) < -0.3
    assert float(values["weight"]) > 0.05
    assert_all_agree_on_line(page, values["weight"], values["bias"])
