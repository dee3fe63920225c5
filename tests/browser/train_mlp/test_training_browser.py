import json
import re
from xml.etree import ElementTree

import pytest
import torch
from playwright.sync_api import expect

from core.datasets.choice import DataChoice
from core.train_mlp.experiment import run_experiment
from core.training.config import TrainingConfig
from tests.browser.conftest import settle


def test_the_diagram_shows_every_weight_and_the_output_bias(page, open_lesson):
    open_lesson("?experiment=inside&num_hiddens=2&epoch=0")
    run = run_experiment(
        DataChoice("circles", 300), TrainingConfig(num_hiddens=2, lr=0.2), 0
    )

    shown = page.locator(".diagram svg text").all_text_contents()

    numbers = re.findall(r"-?\d+\.\d\d", " ".join(shown).replace("−", "-"))
    expected = torch.cat([part.flatten() for part in run.history.mlp(0)]).tolist()
    assert sorted(numbers) == sorted(f"{value:.2f}" for value in expected)


def test_a_picture_is_saved_as_svg_and_png(page, open_lesson):
    player = open_lesson()
    player.locator(".surface").first.hover()

    with page.expect_download() as svg:
        player.get_by_role("button", name="Save this picture as SVG").first.click()
    with page.expect_download() as png:
        player.get_by_role("button", name="Save this picture as PNG").first.click()

    text = svg.value.path().read_text()
    assert text.startswith("<svg")
    assert "<image" in text
    assert png.value.path().read_bytes().startswith(b"\x89PNG")


def test_a_sweep_can_be_cancelled(page, open_lesson):
    open_lesson("?num_epochs=500&batch_size=10&seed=1&lr=0.05")
    page.get_by_role("radio", name="race").click()

    page.get_by_role("button", name="Cancel").click()

    expect(page.get_by_text("cancelled.")).to_be_visible()
    expect(page.get_by_role("button", name="Start again")).to_be_visible()


def test_a_cell_of_the_grid_opens_its_run(page, open_lesson):
    open_lesson("?experiment=race&num_epochs=20")
    numbers = page.locator("svg.marks").first.locator("text").filter(has_text="%")

    numbers.nth(3).click()

    expect(page).to_have_url(re.compile(r"\?num_epochs=20&activation=identity&seed=3$"))


@pytest.mark.parametrize("experiment", ["inside", "by+hand"])
def test_a_phone_shows_the_lesson_without_scrolling_sideways(
    page, open_lesson, experiment
):
    page.set_viewport_size({"width": 390, "height": 844})

    open_lesson(f"?experiment={experiment}")

    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_histogram_counts_what_the_server_counted(page, open_lesson):
    open_lesson("?experiment=inside&activation=relu")
    reading = page.locator(".histogram .reading").inner_text()
    run = run_experiment(DataChoice("circles", 300), TrainingConfig(lr=0.2), 0)

    Z = run.history.mlp(100).pre_activations(run.data.X)

    assert json.dumps(reading).startswith(f'"{int((Z <= 0).sum())} of {Z.numel()} z')


@pytest.mark.parametrize("width", [390, 1280])
def test_a_loss_without_accuracy_has_the_row_to_itself(page, open_lesson, width):
    page.set_viewport_size({"width": width, "height": 900})
    player = open_lesson("?dataset=sine")

    loss = player.locator(".curve").bounding_box()
    line = player.locator(".line").bounding_box()
    letters = player.locator(".curve text").first
    height = letters.evaluate("(text) => text.getBoundingClientRect().height")

    assert loss["width"] == line["width"]
    # Letters are as large as they are drawn, on a phone too.
    assert 10 < height < 20


def test_the_charts_of_many_runs_are_saved_as_one_svg(page, open_lesson):
    open_lesson("?experiment=race&num_epochs=20")
    expect(page.locator("[data-testid=stVegaLiteChart] svg.marks")).to_have_count(2)

    with page.expect_download() as download:
        page.get_by_role("button", name="Save the charts as SVG").click()

    file = ElementTree.parse(download.value.path()).getroot()
    charts = file.findall("{http://www.w3.org/2000/svg}svg")
    text = "".join(file.itertext())
    assert download.value.suggested_filename == "race.svg"
    assert len(charts) == 2
    assert "leaky_relu" in text
    assert "epoch" in text


def test_a_table_goes_into_the_link_and_comes_back_from_it(page, open_lesson):
    player = open_lesson("?dataset=own")
    rows = "\n".join(f"{k};{k * k % 7};{'ab'[k % 2]}" for k in range(30))
    file = {"name": "mine.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    page.locator("input[type=file]").set_input_files(file)
    expect(page).to_have_url(re.compile(r"[?&]points=[\w-]+$"))
    expect(
        page.get_by_text("mine.csv (✕ brings the table back), 30 rows")
    ).to_be_visible()
    settle(page)
    page.wait_for_timeout(1000)  # the player takes up the new run
    drawn = player.evaluate("(player) => player.values(0, 100)")
    link = page.url

    page.goto("about:blank")
    page.goto(link)

    expect(page.get_by_text("In use: this table, 30 rows.")).to_be_visible()
    player = page.locator(".player").first
    expect(player).to_have_attribute("data-frame", "100")
    assert player.evaluate("(player) => player.values(0, 100)") == drawn
    assert page.url == link
