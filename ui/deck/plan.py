"""A plan for a class: which screens, in which order, and what to say at each.

    title = "A network needs a bend: one hour"
    audience = "First-year students who know matrices"

    [[steps]]
    screen = "monotonicity/fold"
    values = { c = 38.0 }
    minutes = 3
    ask = "Where would you fold the axis?"
    say = "At 37, where people are healthy."
    answer = "Near it: the best fold is at 36.9 °C."
    right = 36.9
    sees = ["The best fold is at 36.9 °C"]

One file of ``plans/`` is one plan. ``?plan=hour.3`` opens its third step. What the
class is said to see, and every value, is held against what is drawn by
`tests/pages/test_plans.py`. Nothing here knows Streamlit.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from serving.log import log_refused
from ui.lessons import position

FOLDER = Path(__file__).parents[2] / "plans"


class Step(NamedTuple):
    """A few minutes of a class at one screen.

    Attributes:
        screen: Lesson and screen: "monotonicity/fold".
        minutes: How long it takes, at least 1.
        ask: What the teacher asks.
        say: What the class will say.
        answer: What to answer.
        sees: What stands on the screen once it is solved, word for word.
        values: Of the controls, by their keys in the link.
        right: The right answer: the name of an option, or a value of the control.
    """

    screen: str
    minutes: int
    ask: str
    say: str
    answer: str
    sees: list[str]
    values: Mapping[str, Any] = {}
    right: str | int | float | None = None

    @property
    def place(self) -> tuple[str, str]:
        """Names of the lesson and of the screen."""
        lesson, _, screen = self.screen.partition("/")
        return lesson, screen


class Plan(NamedTuple):
    """A class from its first step to its last.

    Attributes:
        name: Of its file and in the link.
        title: What the home page calls it.
        audience: For whom it is.
        steps: In their order, at least one.
    """

    name: str
    title: str
    audience: str
    steps: list[Step]

    @property
    def minutes(self) -> int:
        """How long all steps take together."""
        return sum(step.minutes for step in self.steps)

    def begins(self, number: int) -> int:
        """Return the minute at which a step, counted from 1, begins."""
        return sum(step.minutes for step in self.steps[: number - 1])

    def follow(self, number: int, place: tuple[str, str]) -> int:
        """Return which step is at a screen: this one, a later or an earlier one.

        Args:
            number: Of the step so far, from 1.
            place: Lesson and screen that are open; where no step is, `number` stays.
        """
        after = [*range(number, len(self.steps) + 1), *range(number - 1, 0, -1)]
        at = (n for n in after if self.steps[n - 1].place == place)
        return next(at, number)


@cache
def plans() -> dict[str, Plan]:
    """Read all plans, the longest first, then in the order of the lessons.

    A file that is wrong is left out.
    """
    found = []
    for file in sorted(FOLDER.glob("*.toml")):
        try:
            found.append(read_plan(file.stem, file.read_text(encoding="utf-8")))
        except ValueError:
            log_refused("plan")
    found.sort(key=lambda plan: (-plan.minutes, position(plan.steps[0].place[0])))
    return {plan.name: plan for plan in found}


def read_plan(name: str, text: str) -> Plan:
    """Read the file of a plan: its name without the ending, and its TOML.

    Raises:
        ValueError: With the file, the step and the field that is wrong.
    """
    where, steps = f"{name}.toml", []
    try:
        told = tomllib.loads(text)
        for number, row in enumerate(told.pop("steps"), 1):
            where = f"{name}.toml, step {number}"
            steps.append(Step(**row))
        where = f"{name}.toml"
        return Plan(name, steps=steps, **told)
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise ValueError(f"{where}: {error}") from None


def read_place(text: str | None) -> tuple[Plan, int] | None:
    """Read ``hour.3``: a plan and the number of a step; None if it names none."""
    name, _, number = (text or "").partition(".")
    plan = plans().get(name)
    if plan is None:
        return None
    number = number or "1"
    known = number.isascii() and number.isdigit() and len(number) < 4
    at = int(number) if known else 0
    return (plan, at) if 1 <= at <= len(plan.steps) else None
