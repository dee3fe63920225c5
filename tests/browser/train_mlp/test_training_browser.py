import json
import re

import pytest
import torch
from playwright.sync_api import expect

from core.datasets.choice import DataChoice
from core.train_mlp.experiment import run_experiment
from core.training.config import TrainingConfig
from tests.browser.conftest import PHONE, settle_deck
from tests.conftest import SOAK

pytestmark = pytest.mark.xdist_group("decks")


def look_at(player, name: str) -> None:
    player.get_by_role("combobox", name="What is drawn").select_option(label=name)


def test_the_diagram_shows_every_weight_and_the_output_bias(lab):
    player = lab.player
    player.get_by_role("slider", name="Epoch").press("Home")
    before = player.locator(".view").input_value()
    look_at(player, "weights")
    run = run_experiment(DataChoice("circles", 300), TrainingConfig(lr=0.2), 0)

    shown = player.locator(".diagram svg text").all_text_contents()
    player.locator(".view").select_option(before)

    numbers = re.findall(r"-?\d+\.\d\d", " ".join(shown).replace("−", "-"))
    expected = torch.cat([part.flatten() for part in run.history.mlp(0)]).tolist()
    assert sorted(numbers) == sorted(f"{value:.2f}" for value in expected)


def test_a_picture_is_saved_as_svg_and_png(lab):
    page, player, _ = lab
    player.locator(".surface").first.hover()

    with page.expect_download() as svg:
        player.get_by_role("button", name="Save this picture as SVG").first.click()
    with page.expect_download() as png:
        player.get_by_role("button", name="Save this picture as PNG").first.click()

    text = svg.value.path().read_text()
    assert text.startswith("<svg")
    assert "<image" in text
    assert png.value.path().read_bytes().startswith(b"\x89PNG")


def test_a_sweep_can_be_cancelled(page, open_screen):
    open_screen("?screen=race&num_epochs=500&batch_size=5&seed=1&lr=0.05")
    settle_deck(page)
    page.keyboard.press("s")

    page.get_by_role("button", name="Cancel").click()

    expect(page.get_by_text("cancelled.")).to_be_visible()
    expect(page.get_by_role("button", name="Start again")).to_be_visible()


def test_a_cell_changes_the_run_in_place_and_keeps_the_answer(page, open_screen):
    player = open_screen("?screen=seeds")
    settle_deck(page)
    page.keyboard.press("2")
    expect(page.locator(".verdict")).to_be_visible()
    page.evaluate("window.stayed = true")

    player.locator(".cell").nth(4).click()

    expect(player.locator(".surface .title")).to_have_text("seed 4")
    expect(player.locator(".cell[aria-current]")).to_have_text("78%")
    expect(page.locator(".verdict")).to_be_visible()
    assert page.evaluate("window.stayed")


def test_a_roll_and_other_data_move_what_stands_beside_them(page, open_screen):
    open_screen("?screen=lab&solved=1")
    settle_deck(page)
    page.get_by_role("button", name="Data and settings").click()
    roll, seed = (
        page.get_by_role(role, name=name)
        for role, name in (("button", "Re-roll"), ("spinbutton", "Seed"))
    )

    for count in (1, 2):
        roll.click()
        expect(seed).to_have_value(str(count))
        expect(page).to_have_url(re.compile(f"seed={count}"))
    data = page.get_by_test_id("stSelectbox").filter(has_text="Data")
    data.get_by_role("combobox").click()
    page.get_by_role("option", name="spirals").click()

    expect(page.locator(".st-key-readout")).to_contain_text("32 ReLU units")
    units = page.get_by_role("slider", name="Hidden units")
    expect(units).to_have_attribute("aria-valuetext", "32")


def assert_fits_a_phone(page, player) -> None:
    page.set_viewport_size(PHONE)
    settle_deck(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    box = player.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    expect(page.locator(".st-key-stage > :first-child")).to_be_visible()


def test_a_phone_shows_the_picture_first_without_scrolling_sideways(lab):
    assert_fits_a_phone(lab.page, lab.player)


@pytest.mark.soak
@pytest.mark.parametrize("screen", ["play", "seeds"])
def test_a_phone_shows_other_players_so_too(page, open_screen, screen):
    assert_fits_a_phone(page, open_screen(f"?screen={screen}&solved=1"))


def test_the_histogram_counts_what_the_server_counted(lab):
    player = lab.player
    player.get_by_role("slider", name="Epoch").press("End")
    shown = player.locator(".view").input_value()
    look_at(player, "all z")
    run = run_experiment(DataChoice("circles", 300), TrainingConfig(lr=0.2), 0)
    Z = run.history.mlp(100).pre_activations(run.data.X)

    reading = player.locator(".histogram .reading").inner_text()
    player.locator(".view").select_option(shown)

    assert json.dumps(reading).startswith(f'"{int((Z <= 0).sum())} of {Z.numel()} z')


@pytest.mark.parametrize(
    "view", ["what each unit adds", *["before and after σ"] * SOAK]
)
def test_every_picture_of_the_laboratory_fits_its_room(page, open_screen, view):
    page.set_viewport_size({"width": 1280, "height": 720})
    player = open_screen("?screen=lab&num_hiddens=16&epoch=100")
    look_at(player, view)

    lowest = player.evaluate(
        """(player) => Math.max(...[...player.querySelectorAll("figure")].map(
            (figure) => figure.getBoundingClientRect().bottom))"""
    )

    bar = page.locator(".st-key-bar").bounding_box()
    assert lowest <= bar["y"]


def test_a_table_goes_into_the_link_and_comes_back_from_it(page, open_screen):
    open_screen("?dataset=own")
    page.locator(".st-key-open_settings button").first.click()
    rows = "\n".join(f"{k};{k * k % 7};{'ab'[k % 2]}" for k in range(30))
    file = {"name": "mine.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    page.locator("input[type=file]").set_input_files(file)
    expect(page).to_have_url(re.compile(r"[?&]points=[\w-]+"))
    expect(
        page.get_by_text("mine.csv (✕ brings the table back), 30 rows")
    ).to_be_visible()
    link = page.url

    page.goto("about:blank")
    page.goto(link)

    page.locator(".st-key-open_settings button").first.click()
    expect(page.get_by_text("In use: this table, 30 rows.")).to_be_visible()
