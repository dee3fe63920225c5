import pytest

from core.universal_approximation.constructions import CONSTRUCTIONS
from core.universal_approximation.errors import construction_error
from core.universal_approximation.script import approximation_script
from core.universal_approximation.typed_targets import TARGET_NAMES, find_target

TEXTS = {"formula": "where(x > 0, x, 0.1(exp(x) - 1))", "points": "0, 2, -1, 3, 1"}


def run(script: str) -> float:
    names: dict[str, object] = {}
    exec(compile(script, "script", "exec"), names)
    return names["error"]


@pytest.mark.parametrize("construction", CONSTRUCTIONS)
@pytest.mark.parametrize("name", TARGET_NAMES)
def test_the_script_finds_the_error_of_the_page(name, construction, capsys):
    text = TEXTS.get(name, "")
    target = find_target(name, text)

    error = run(approximation_script(name, text, target, construction, 9, 6.5))

    expected = construction_error(target, CONSTRUCTIONS[construction], 9, 6.5)
    assert error == pytest.approx(expected, rel=1e-5, abs=1e-12)
    assert f"9 units miss the target by {error:.3g}" in capsys.readouterr().out


@pytest.mark.parametrize("num_hiddens", [1, 2, 200])
@pytest.mark.parametrize("points", ["1, 2", "0, 1, 5"])
def test_the_script_runs_at_every_width_and_for_few_points(num_hiddens, points, capsys):
    target = find_target("points", points)

    for construction in CONSTRUCTIONS:
        error = run(
            approximation_script(
                "points", points, target, construction, num_hiddens, 8.0
            )
        )
        expected = construction_error(
            target, CONSTRUCTIONS[construction], num_hiddens, 8.0
        )
        assert error == pytest.approx(expected, rel=1e-5, abs=1e-12)
    assert capsys.readouterr().out


@pytest.mark.parametrize(
    "formula",
    [
        "where(x > 0, sqrt(x), x)",
        "where(1 > 0, x, 0)",
        "where(x > 1/0, 1, x)",
        "max(x, 0.1)",
        "exp(0 - 9**9**9) + (-1)^2 x",
        "2",
    ],
)
def test_the_script_finds_the_error_for_any_formula(formula, capsys):
    target = find_target("formula", formula)

    for construction in CONSTRUCTIONS:
        error = run(
            approximation_script("formula", formula, target, construction, 7, 8.0)
        )
        expected = construction_error(target, CONSTRUCTIONS[construction], 7, 8.0)
        assert error == pytest.approx(expected, rel=1e-5, abs=1e-12)
    assert capsys.readouterr().out
