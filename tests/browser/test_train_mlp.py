import json
import re
from xml.etree import ElementTree

import pytest
import torch
from playwright.sync_api import expect

from core.datasets.choice import PLAIN_FEATURES, DataChoice, grid_inputs
from core.experiment import run_experiment
from core.recommended import recommended_for
from core.training.config import TrainingConfig
from tests.browser.conftest import settle

# Plays until two thirds of the movie have been drawn; resolves to how many frames.
PLAY = """
async (player) => {
  player.querySelector("select").value = "60";
  const play = player.querySelector(".play");
  const before = Number(player.dataset.drawn);
  play.click();
  while (play.dataset.state === "pause" && Number(player.dataset.frame) < 66)
    await new Promise(requestAnimationFrame);
  return Number(player.dataset.drawn) - before;
}
"""


@pytest.fixture
def open_lesson(page, dashboard_url):
    def open_lesson(query=""):
        page.goto(f"{dashboard_url}/train_mlp{query}")
        player = page.locator(".player").first
        expect(player).to_have_attribute("data-frame", re.compile(r"\d+"))
        return player

    return open_lesson


def wait_for_silence(page, traffic: list, quiet_ms: int = 1000) -> None:
    """Let the page finish what it has to say to the server."""
    heard = None
    while heard != len(traffic):
        heard = len(traffic)
        page.wait_for_timeout(quiet_ms)
    traffic.clear()


def test_the_movie_plays_without_the_server(page, open_lesson):
    traffic = []

    def listen(socket):
        socket.on("framesent", lambda frame: traffic.append(frame))
        socket.on("framereceived", lambda frame: traffic.append(frame))

    page.on("websocket", listen)
    player = open_lesson("?experiment=take+away")
    wait_for_silence(page, traffic)

    frames = player.evaluate(PLAY)

    assert frames > 10
    assert traffic == []


def test_the_slider_scrubs_in_both_directions_without_the_server(page, open_lesson):
    traffic = []
    page.on(
        "websocket",
        lambda socket: socket.on("framesent", lambda frame: traffic.append(frame)),
    )
    player = open_lesson("?epoch=50")
    slider = player.get_by_role("slider", name="Epoch")
    traffic.clear()

    slider.press("ArrowLeft")
    slider.press("ArrowLeft")
    slider.press("ArrowRight")

    expect(player).to_have_attribute("data-frame", "49")
    expect(page).to_have_url(re.compile("epoch=49"))
    assert traffic == []


def test_space_plays_and_pauses(page, open_lesson):
    player = open_lesson("?num_epochs=500")
    player.get_by_role("slider", name="Epoch").focus()

    page.keyboard.press("Space")
    expect(player.locator(".play")).to_have_attribute("data-state", "pause")
    page.keyboard.press("Space")

    expect(player.locator(".play")).to_have_attribute("data-state", "play")


@pytest.mark.parametrize("activation", ["tanh", "sine", "hardswish"])
def test_the_browser_draws_what_core_computes(open_lesson, activation):
    player = open_lesson(f"?activation={activation}&lr=0.5&epoch=40")
    config = TrainingConfig(activation=activation, lr=0.5)
    run = run_experiment(DataChoice("circles", 300), config, 0)
    _, inputs = grid_inputs(run.dataset, PLAIN_FEATURES, 64)

    drawn = torch.tensor(player.evaluate("(player) => player.values(0, 40)"))
    straight = torch.tensor(player.evaluate("(player) => player.values(1, 40)"))

    expected = run.history.predictions(inputs, torch.tensor([40]))[0]
    torch.testing.assert_close(drawn, expected, rtol=0, atol=2e-5)
    expected = run.linear.predictions(inputs, torch.tensor([40]))[0]
    torch.testing.assert_close(straight, expected, rtol=0, atol=2e-5)


def test_the_browser_draws_handmade_features(open_lesson):
    player = open_lesson("?features=x1,x1_squared,sin_x2&features=x1_squared")
    features = player.evaluate(
        "() => new URL(location).searchParams.getAll('features')"
    )
    names = tuple(",".join(features).split(","))
    choice = DataChoice("circles", 300, features=tuple(dict.fromkeys(names)))
    run = run_experiment(choice, TrainingConfig(lr=0.2), 0)
    _, inputs = grid_inputs(run.dataset, choice.features, 64)

    drawn = torch.tensor(player.evaluate("(player) => player.values(0, 100)"))

    expected = run.history.predictions(inputs, torch.tensor([100]))[0]
    torch.testing.assert_close(drawn, expected, rtol=0, atol=2e-5)


def test_the_browser_draws_a_curve_in_one_dimension(open_lesson):
    player = open_lesson("?dataset=sine&activation=tanh")
    config = TrainingConfig(
        activation="tanh", loss="squared_error", **recommended_for("sine")._asdict()
    )
    run = run_experiment(DataChoice("sine", 300), config, 0)
    _, inputs = grid_inputs(run.dataset, PLAIN_FEATURES, 257)

    drawn = torch.tensor(player.evaluate("(player) => player.values(0, 100)"))

    expected = run.history.predictions(inputs, torch.tensor([100]))[0]
    torch.testing.assert_close(drawn, expected, rtol=0, atol=2e-5)


def test_the_picture_and_the_look_inside_move_together(page, open_lesson):
    player = open_lesson("?experiment=inside")
    inside = page.locator(".player").nth(1)

    inside.get_by_role("slider", name="Epoch").press("Home")

    expect(player).to_have_attribute("data-frame", "0")


def test_stopping_elsewhere_changes_the_numbers_below(page, open_lesson):
    player = open_lesson("?experiment=arithmetic")

    player.get_by_role("slider", name="Epoch").press("Home")

    expect(page.get_by_text("After epoch 0")).to_be_visible()


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
    open_lesson("?experiment=race&num_epochs=500&batch_size=10&seed=1&lr=0.05")

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
