from pathlib import Path

from charts.train_mlp import views

PLAYER = Path(__file__).parents[3] / "ui/assets/player/player.js"


def test_the_player_knows_every_kind_of_panel():
    everything = views.view(
        views.row(1, views.surface(), views.curve("loss"), views.LINE, views.EACH_UNIT),
        views.row(1, views.DIAGRAM, views.HISTOGRAM, views.space(0, 1)),
        views.row(1, views.cells("ends", [("100%", 1.0, "seed 0")], 8)),
    )
    script = PLAYER.read_text()
    known = script[script.index("const PANELS") : script.index("};")]

    assert all(f"  {kind}: " in known for kind in views.kinds([everything]))
