import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FLOORS = ("pages", "sections", "ui", "charts", "core")
LIBRARIES = {
    "pages": {"altair"},
    "sections": {"altair"},
    "ui": {"altair_viewer"},
    "charts": {"streamlit"},
    "core": {"streamlit", "altair"},
}
MAY_USE_ALTAIR = {"ui/draw.py"}
SCRIPTS = sorted(
    path.relative_to(ROOT).as_posix()
    for floor in FLOORS
    for path in (ROOT / floor).rglob("*.py")
)


def imports_of(script: str) -> set[str]:
    tree = ast.parse((ROOT / script).read_text(encoding="utf-8"))
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def forbidden_in(script: str) -> set[str]:
    floor = script.split("/")[0]
    above = set(FLOORS[: FLOORS.index(floor)])
    altair = {"altair"} if floor == "ui" and script not in MAY_USE_ALTAIR else set()
    return above | LIBRARIES[floor] | altair


# The runtime walks all floors once to import them before the first session.
EXCEPTIONS = {"ui/runtime.py": {"sections"}}


@pytest.mark.parametrize("script", SCRIPTS)
def test_imports_go_down_only(script: str):
    roots = {name.split(".")[0] for name in imports_of(script)}

    assert roots & forbidden_in(script) == EXCEPTIONS.get(script, set())


@pytest.mark.parametrize("script", [s for s in SCRIPTS if s.startswith("core/")])
def test_core_does_without_torch_optim_and_its_compiler(script: str):
    names = imports_of(script)

    assert not {n for n in names if n.startswith(("torch.optim", "torch._dynamo"))}


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_module_opens_with_its_lesson(script: str):
    assert ast.get_docstring(ast.parse((ROOT / script).read_text(encoding="utf-8")))


@pytest.mark.parametrize("script", [s for s in SCRIPTS if s != "ui/fragments.py"])
def test_fragments_are_those_of_the_house(script: str):
    # Streamlit's own take no turns, log nothing, and nobody can cancel in them.
    assert "st.fragment" not in (ROOT / script).read_text(encoding="utf-8")


def test_only_lessons_lie_in_pages():
    from ui.lessons import LESSONS

    scripts = {path.name for path in (ROOT / "pages").glob("*.py")}

    assert scripts == {f"{lesson.name}.py" for lesson in LESSONS}


@pytest.mark.xdist_group("process")
def test_a_visited_process_collects_in_5_ms_and_imports_no_compiler_and_no_sympy():
    probe = subprocess.run(
        [sys.executable, "-m", "tests.visit_all_pages"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    milliseconds, *late = probe.stdout.splitlines()[-1].split()

    assert float(milliseconds) < 5
    assert late == []
