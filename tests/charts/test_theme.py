import tomllib
from pathlib import Path

import altair as alt
import pytest

from charts.theme import (
    COLORS,
    HIDDEN,
    INK,
    LINE,
    PAPER,
    SERIES,
    TEXT,
    dress,
    enlarge,
    paint,
)

CONFIG = Path(__file__).parent.parent.parent / ".streamlit" / "config.toml"
MODES = ("light", "dark")


def luminance(color: str) -> float:
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    ]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, contrast ratio."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("mode", MODES)
def test_marks_and_letters_stand_out_from_the_page(mode: str):
    paper = COLORS[PAPER][mode]
    for role in COLORS.keys() - {PAPER, LINE}:
        assert contrast(COLORS[role][mode], paper) >= 3, role
        assert contrast(TEXT[role][mode], paper) >= 4.5, role
    assert contrast(COLORS[INK][mode], paper) >= 7


@pytest.mark.parametrize("mode", MODES)
def test_series_differ_and_the_paper_is_the_background_that_streamlit_draws(mode: str):
    for colors in (COLORS, TEXT):
        assert len({colors[role][mode] for role in SERIES}) == len(SERIES)
    theme = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"][mode]
    assert theme["backgroundColor"] == COLORS[PAPER][mode]


def test_paint_replaces_roles_wherever_they_stand_and_leaves_the_rest():
    spec = {"mark": {"color": INK}, "scale": {"range": [INK, "#123456"]}, "n": 3}

    painted = paint(spec, "dark")

    ink = COLORS[INK]["dark"]
    assert painted == {
        "mark": {"color": ink},
        "scale": {"range": [ink, "#123456"]},
        "n": 3,
    }
    assert spec["mark"]["color"] == INK


def test_the_name_of_a_line_gets_the_shade_for_letters_and_the_line_its_own():
    rows = alt.Chart(alt.NamedData("rows")).encode(x="x:Q", text="k:N")
    color = alt.Color("k:N", legend=None).scale(domain=["a"], range=[HIDDEN])
    chart = rows.mark_line().encode(color=color) + rows.mark_text().encode(color=color)

    line, name = paint(chart.to_dict(), "light")["layer"]

    assert line["encoding"]["color"]["scale"]["range"] == [COLORS[HIDDEN]["light"]]
    assert name["encoding"]["fill"]["scale"]["range"] == [TEXT[HIDDEN]["light"]]
    assert "color" not in name["encoding"]


def test_on_a_projector_dashes_grow_with_the_strokes():
    spec = {
        "mark": {"strokeDash": [6, 4], "strokeWidth": 2, "dx": {"expr": "a"}},
        "encoding": {"strokeDash": {"scale": {"range": [[1, 0], [6, 3]]}}},
    }

    assert enlarge(spec, 1.5) == {
        "mark": {"strokeDash": [9, 6], "strokeWidth": 3, "dx": {"expr": "1.5 * (a)"}},
        "encoding": {"strokeDash": {"scale": {"range": [[1.5, 0], [9, 4.5]]}}},
    }


def test_a_picture_fills_its_place_unless_it_has_a_height_of_its_own():
    assert dress({}, "light")["height"] == dress({}, "light")["width"] == "container"
    assert "width" not in dress({"height": 300}, "light")
    assert "height" not in dress({"vconcat": []}, "light")
