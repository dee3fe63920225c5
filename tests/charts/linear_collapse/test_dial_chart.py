import torch

from charts.linear_collapse.dial import dial_chart, dial_frame


def test_the_readers_setting_is_marked_with_its_share():
    frame = dial_frame(torch.tensor([0.0, 1.0]), torch.tensor([0.0, 0.25]), 1)

    assert frame["is_chosen"].tolist() == [False, True]
    assert frame["label"].tolist()[1] == "25.0%"


def test_a_dial_may_turn_backwards_or_in_powers_of_ten():
    backwards = dial_chart("α", False, True).to_dict()["layer"][0]["encoding"]["x"]
    powers = dial_chart("s", True, False).to_dict()["layer"][0]["encoding"]["x"]

    assert backwards["scale"] == {"nice": False, "reverse": True, "type": "linear"}
    assert powers["scale"]["type"] == "log"
