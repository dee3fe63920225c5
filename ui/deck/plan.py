"""A plan for a class: which screens, in which order, and what to say at each.

    title = "A network needs a bend: one hour"
    audience = "First-year students who know matrices"
    minutes = 60

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
class is said to see is held against what is drawn by `tests/pages/test_plans.py`.
Nothing here knows Streamlit.
"""

import tomllib
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple


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
        minutes: How long all steps take together.
        steps: In their order, at least one.
    """

    name: str
    title: str
    audience: str
    minutes: int
    steps: list[Step]

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


def read_place(text: str | None, plans: Mapping[str, Plan]) -> tuple[Plan, int] | None:
    """Read ``hour.3``: a plan and the number of a step; None if it names none."""
    name, _, number = (text or "").partition(".")
    plan = plans.get(name)
    if plan is None:
        return None
    number = number or "1"
    known = number.isascii() and number.isdigit() and len(number) < 4
    at = int(number) if known else 0
    return (plan, at) if 1 <= at <= len(plan.steps) else None


def read_plan(
    name: str, text: str, check: Callable[[Step], None] = lambda step: None
) -> Plan:
    """Read the file of a plan.

    Args:
        name: Of the file, without its ending.
        text: What stands in it, TOML.
        check: Holds a step against the screens; raises ValueError.

    Raises:
        ValueError: With the file, the step and the field that is wrong.
    """
    file = f"{name}.toml"
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{file}: {error}") from None
    rows = told.pop("steps", None)
    if not isinstance(rows, list) or not rows:
        raise ValueError(f"{file}, steps: there is none")
    steps = []
    for number, row in enumerate(rows, 1):
        where = f"{file}, step {number}"
        _hold(where, row, Step.__annotations__, Step._field_defaults)
        steps.append(Step(**row))
        try:
            check(steps[-1])
        except ValueError as error:
            raise ValueError(f"{where}, {error}") from None
    _hold(file, told, {key: Plan.__annotations__[key] for key in HEAD}, {})
    plan = Plan(name=name, steps=steps, **told)
    if (planned := plan.begins(len(steps) + 1)) != plan.minutes:
        raise ValueError(f"{file}, minutes: {plan.minutes}, its steps take {planned}")
    return plan


HEAD = ("title", "audience", "minutes")
TYPES = {
    str: "a text",
    int: "a whole number",
    list[str]: "a list of texts",
    Mapping[str, Any]: "a table",
}


def _hold(
    where: str, row: object, kinds: Mapping[str, Any], optional: Mapping[str, Any]
) -> None:
    """Hold the fields of a table against their kinds."""
    if not isinstance(row, dict):
        raise ValueError(f"{where}: is no table")
    for field in row:
        if field not in kinds:
            raise ValueError(f"{where}, {field}: no such field")
    for field, kind in kinds.items():
        if field not in row:
            if field not in optional:
                raise ValueError(f"{where}, {field}: is missing")
        elif not _is_of(row[field], kind):
            wanted = TYPES.get(kind, "a name or a number")
            raise ValueError(f"{where}, {field}: {row[field]!r} is not {wanted}")


def _is_of(value: object, kind: Any) -> bool:
    if kind is str:
        return isinstance(value, str) and value.strip() != ""
    if kind is int:
        return type(value) is int and value >= 1
    if kind == list[str]:
        return (
            isinstance(value, list)
            and bool(value)
            and all(_is_of(v, str) for v in value)
        )
    if kind == Mapping[str, Any]:
        return isinstance(value, dict)
    return isinstance(value, str | int | float) and not isinstance(value, bool)
