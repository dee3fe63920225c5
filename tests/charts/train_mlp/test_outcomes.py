import torch

from charts.train_mlp.outcomes import PLACE, outcomes_chart, outcomes_frame, seeds_frame


def test_every_run_is_a_row_with_its_link():
    frame = outcomes_frame(
        {"relu": torch.tensor([1.0, 0.5])}, (0, 1), {"relu": ("?seed=0", "?seed=1")}
    )

    assert frame.values.tolist() == [
        ["relu", 0, 1.0, "?seed=0"],
        ["relu", 1, 0.5, "?seed=1"],
    ]


def test_many_seeds_stand_in_rows_of_eight():
    frame = seeds_frame(torch.arange(10.0), range(10), [""] * 10)

    assert frame["setting"].tolist() == ["0 to 7"] * 8 + ["8 to 15"] * 2
    assert frame[PLACE].tolist() == [1, 2, 3, 4, 5, 6, 7, 8, 1, 2]
    assert frame["seed"].tolist() == list(range(10))


def test_a_cell_opens_its_link_and_shows_its_number():
    chart = outcomes_chart("accuracy", True, ("relu", "tanh"), "σ", "seed").to_dict()
    cells, numbers = chart["layer"]

    assert cells["encoding"]["href"]["field"] == "link"
    assert numbers["encoding"]["text"]["field"] == "written"
    assert "format(datum.value, '.1%')" in numbers["transform"][0]["calculate"]
