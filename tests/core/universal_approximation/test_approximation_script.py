import pytest

from core.universal_approximation.constructions import CONSTRUCTIONS, SHARPNESS
from core.universal_approximation.errors import construction_error
from core.universal_approximation.script import approximation_script
from core.universal_approximation.targets import named_targets
from core.universal_approximation.typed_targets import find_target

TYPED = [
    ("formula", "where(x > 0, x, 0.1(exp(x) - 1))"),
    ("formula", "where(x > 1/0, 1, x)"),
    ("formula", "exp(0 - 9**9**9) + (-1)^2 x"),
    ("formula", "2"),
    ("points", "0, 2, -1, 3, 1"),
    ("points", "0, 1, 5"),
    ("points", "1, 2"),
]


@pytest.mark.parametrize("construction", CONSTRUCTIONS)
@pytest.mark.parametrize(
    ("name", "text"), [*((name, "") for name in named_targets()), *TYPED]
)
def test_the_script_finds_the_error_of_the_page(name, text, construction, capsys):
    target = find_target(name, text)

    for num_hiddens in (1, 9, 200):
        names: dict[str, object] = {}
        exec(approximation_script(name, text, target, construction, num_hiddens), names)

        built = CONSTRUCTIONS[construction]
        expected = construction_error(target, built, num_hiddens, SHARPNESS)
        error = names["error"]
        assert error == pytest.approx(expected, rel=1e-5, abs=1e-12)
        told = f"{num_hiddens} units miss the target by {error:.3g}"
        assert told in capsys.readouterr().out
