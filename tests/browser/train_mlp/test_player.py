import re

import pytest
import torch
from playwright.sync_api import expect

from core.datasets.choice import PLAIN_FEATURES, DataChoice, grid_inputs
from core.train_mlp.experiment import run_experiment
from core.training.config import TrainingConfig
from core.training.history import History
from core.training.losses import LOSSES
from screens.train_mlp.link import recommended_for
from tests.browser.conftest import settle_deck
from tests.conftest import SOAK

pytestmark = pytest.mark.xdist_group("decks")
# Plays until ten frames have been drawn, or the movie ends; resolves to how many.
# The slowest speed: a slow machine leaves frames out to keep pace with the clock.
PLAY = """
async (player) => {
  player.querySelector(".speed").value = "5";
  const play = player.querySelector(".play");
  const before = Number(player.dataset.drawn);
  const frames = () => Number(player.dataset.drawn) - before;
  play.click();
  while (play.dataset.state === "pause" && frames() < 10)
    await new Promise(requestAnimationFrame);
  return frames();
}
"""


def predicted(history: History, inputs: torch.Tensor, epoch: int) -> torch.Tensor:
    outputs = history.mlp(epoch).outputs(inputs, history.activation.fn)
    return LOSSES[history.config.loss].predict(outputs)[:, 0]


def wait_for_silence(page, traffic: list, quiet_ms: int = 1000) -> None:
    """Let the page finish what it has to say to the server."""
    heard = None
    while heard != len(traffic):
        heard = len(traffic)
        page.wait_for_timeout(quiet_ms)
    traffic.clear()


def test_the_movie_plays_without_the_server(lab):
    lab.player.get_by_role("slider", name="Epoch").press("Home")
    wait_for_silence(lab.page, lab.wire.messages)

    frames = lab.player.evaluate(PLAY)

    assert frames == 10
    assert lab.wire.messages == []
    lab.player.locator(".play").click()


def test_the_text_of_another_epoch_is_dimmed_while_the_movie_plays(lab):
    root, play = lab.page.locator("html"), lab.player.locator(".play")
    lab.player.get_by_role("slider", name="Epoch").press("Home")
    wait_for_silence(lab.page, lab.wire.messages)
    expect(root).not_to_have_class(re.compile("elsewhere"))

    lab.player.evaluate(PLAY)
    expect(root).to_have_class(re.compile("elsewhere"))

    play.click()
    expect(root).not_to_have_class(re.compile("elsewhere"))
    epoch = lab.player.get_by_role("slider", name="Epoch").input_value()
    expect(lab.page.locator(".st-key-readout")).to_contain_text(f"epoch {epoch}:")


def test_the_first_screen_plays_when_it_is_answered_until_it_leaves_the_page(
    page, open_screen
):
    errors = []
    page.on("pageerror", lambda error: errors.append(error))
    player = open_screen()
    settle_deck(page)
    expect(player.locator(".play")).to_be_hidden()
    expect(player).to_have_attribute("data-frame", "0")

    page.keyboard.press("1")

    expect(player).to_have_attribute("data-frame", "100")
    expect(player.locator(".surface .reading").nth(1)).to_have_text("135 of 225")
    player.locator(".play").click()
    player.evaluate(
        """async (root) => {
          root.remove();
          for (let k = 0; k < 3; k++) await new Promise(requestAnimationFrame);
        }"""
    )
    assert errors == []


def test_where_the_reader_rests_the_text_and_the_link_follow_on_the_same_screen(lab):
    page, player, _ = lab
    slider = player.get_by_role("slider", name="Epoch")
    last = int(slider.get_attribute("max"))

    for key in ("End", "ArrowLeft", "ArrowLeft", "ArrowRight"):
        slider.press(key)

    expect(player).to_have_attribute("data-frame", f"{last - 1}")
    expect(page.get_by_text(f"after epoch {last - 1}:")).to_be_visible()
    expect(page).to_have_url(re.compile(f"epoch={last - 1}"))
    assert "screen=lab" in page.url
    expect(player).to_have_attribute("data-frame", f"{last - 1}")


def test_space_plays_and_pauses(lab):
    page, player, _ = lab
    player.locator(".speed").evaluate("speed => speed.value = '5'")
    slider = player.get_by_role("slider", name="Epoch")
    slider.press("Home")

    slider.press("Space")
    expect(player.locator(".play")).to_have_attribute("data-state", "pause")
    page.keyboard.press("Space")

    expect(player.locator(".play")).to_have_attribute("data-state", "play")


@pytest.mark.parametrize("activation", ["tanh", *["sine", "hardswish"] * SOAK])
@pytest.mark.parametrize(
    "features", [("x1", "x1_squared", "sin_x2"), *[PLAIN_FEATURES] * SOAK]
)
def test_the_browser_draws_what_core_computes(open_screen, activation, features):
    inputs_of = "".join(f"&features={name}" for name in features)
    player = open_screen(f"?activation={activation}&lr=0.5&epoch=40{inputs_of}")
    config = TrainingConfig(activation=activation, lr=0.5)
    run = run_experiment(DataChoice("circles", 300, features=features), config, 0)
    _, inputs = grid_inputs(run.dataset, features, 64)

    drawn = torch.tensor(player.evaluate("(player) => player.values(0, 40)"))
    straight = torch.tensor(player.evaluate("(player) => player.values(1, 40)"))

    expected = predicted(run.history, inputs, 40)
    torch.testing.assert_close(drawn, expected, rtol=0, atol=2e-5)
    expected = predicted(run.linear, inputs, 40)
    torch.testing.assert_close(straight, expected, rtol=0, atol=2e-5)


def test_the_browser_draws_a_curve_in_one_dimension(open_screen):
    player = open_screen("?dataset=sine&activation=tanh")
    config = TrainingConfig(
        activation="tanh", loss="squared_error", **recommended_for("sine")._asdict()
    )
    run = run_experiment(DataChoice("sine", 300), config, 0)
    _, inputs = grid_inputs(run.dataset, PLAIN_FEATURES, 257)

    drawn = torch.tensor(player.evaluate("(player) => player.values(0, 100)"))

    expected = predicted(run.history, inputs, 100)
    torch.testing.assert_close(drawn, expected, rtol=0, atol=2e-5)
