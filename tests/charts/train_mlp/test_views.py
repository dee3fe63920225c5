from pathlib import Path

from charts.train_mlp import views

PLAYER = Path(__file__).parents[3] / "ui/assets/player/player.js"


def test_a_view_is_rows_of_panels_with_shares_of_the_height():
    laid = views.view(
        views.row(7, views.surface(0), views.surface(1, lines=True)),
        views.row(3, views.curve("loss")),
        name="all",
    )

    assert laid["name"] == "all"
    assert [row["share"] for row in laid["rows"]] == [7, 3]
    assert laid["rows"][0]["panels"][1] == {"kind": "surface", "run": 1, "lines": True}


def test_the_player_knows_every_kind_of_panel():
    everything = views.view(
        views.row(1, views.surface(), views.curve("loss"), views.line(), views.units()),
        views.row(1, views.diagram(), views.histogram(), views.space(0, 1)),
        views.row(1, views.cells("ends", [("100%", 1.0, "seed 0")], 8)),
    )
    script = PLAYER.read_text()
    known = script[script.index("const PANELS") : script.index("};")]

    assert all(f"  {kind}: " in known for kind in views.kinds([everything]))
