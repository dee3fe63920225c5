"""The plans of ``plans/``: classes that go through screens of several lessons."""

from functools import cache
from pathlib import Path

from ui.deck.plan import Plan, read_plan
from ui.lessons import position

FOLDER = Path(__file__).parent.parent / "plans"


@cache
def plans() -> dict[str, Plan]:
    """Read all plans, the longest first, then in the order of the lessons."""
    files = sorted(FOLDER.glob("*.toml"))
    found = [read_plan(file.stem, file.read_text(encoding="utf-8")) for file in files]
    found.sort(key=lambda plan: (-plan.minutes, position(plan.steps[0].place[0])))
    return {plan.name: plan for plan in found}
