"""The house: floors, lessons, and what may stand on them."""

import ast
from collections import defaultdict
from functools import cache
from pathlib import Path

from ui.lessons import LESSONS

ROOT = Path(__file__).parent.parent
BELOW = {
    "core": set(),
    "charts": {"core"},
    "serving": {"core"},
    "ui": {"charts", "serving", "core"},
    "screens": {"ui", "charts", "serving", "core"},
    "pages": {"screens", "ui", "charts", "serving", "core"},
}
LIBRARIES = {
    "core": {"streamlit", "altair"},
    "charts": {"streamlit"},
    "serving": {"altair"},
    "ui": {"altair"},
    "screens": {"altair"},
    "pages": {"altair"},
}
MAY_USE_ALTAIR = {"ui/draw.py"}
ROOMS = {"core": 14, "charts": 12, "serving": 12, "ui": 16}
# The list of all decks, the plans through them, and the first page, which is no lesson.
ABOVE_LESSONS = {"screens/decks.py", "screens/home.py"}
IN_EVERY_LESSON = {"__init__.py", "deck.py", "link.py", "more.py"}
NAMES = {lesson.name for lesson in LESSONS}


@cache
def scripts() -> dict[str, ast.Module]:
    return {
        path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for floor in BELOW
        for path in sorted((ROOT / floor).rglob("*.py"))
    }


def imports_of(script: str) -> set[str]:
    names = set()
    for node in ast.walk(scripts()[script]):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def test_imports_go_down_only():
    wrong = set()
    for script in scripts():
        floor = script.split("/")[0]
        forbidden = (BELOW.keys() - BELOW[floor] - {floor}) | LIBRARIES[floor]
        if script in MAY_USE_ALTAIR:
            forbidden -= {"altair"}
        roots = {name.split(".")[0] for name in imports_of(script)}
        wrong |= {(script, root) for root in roots & forbidden}
    assert wrong == set()


def test_no_lesson_imports_another_and_what_they_share_imports_none():
    wrong = set()
    for script in scripts():
        own = script.removesuffix(".py").split("/")[1]
        if script in ABOVE_LESSONS:
            continue
        for name in imports_of(script):
            lesson = (*name.split("."), "")[1]
            if lesson in NAMES and lesson != own:
                wrong.add((script, name))
    assert wrong == set()


def test_a_floor_fits_on_a_screen_and_a_name_belongs_to_one_lesson():
    for floor, most in ROOMS.items():
        entries = {p.name for p in (ROOT / floor).iterdir()} - {"__init__.py"}
        assert len(entries - {"__pycache__"}) <= most, (floor, sorted(entries))
    lessons = defaultdict(set)
    for script in scripts():
        _, lesson, *_, name = script.split("/") if script.count("/") > 1 else "   "
        if lesson in NAMES and name not in IN_EVERY_LESSON:
            lessons[name].add(lesson)
    assert {name: who for name, who in lessons.items() if len(who) > 1} == {}


def test_a_module_opens_with_its_lesson_and_a_class_name_means_one_thing():
    homes = defaultdict(set)
    for script, tree in scripts().items():
        assert ast.get_docstring(tree), script
        for node in tree.body:
            if isinstance(node, ast.ClassDef):
                homes[node.name].add(script)
    assert {name: where for name, where in homes.items() if len(where) > 1} == {}


def test_core_does_without_torch_optim_and_pages_without_fragments_of_their_own():
    for script in scripts():
        if script.startswith("core/"):
            names = imports_of(script)
            assert not {n for n in names if n.startswith(("torch.optim", "torch._dyn"))}
        # Streamlit's own take no turns, log nothing, and nobody can cancel in them.
        if script != "ui/fragments.py":
            text = (ROOT / script).read_text(encoding="utf-8")
            assert "st.fragment" not in text, script


def test_only_lessons_lie_in_pages():
    pages = {path.name for path in (ROOT / "pages").glob("*.py")}

    assert pages == {f"{lesson.name}.py" for lesson in LESSONS}
