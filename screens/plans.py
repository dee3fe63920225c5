"""The plans of ``plans/``, each step held against its screen and the lesson's link."""

from functools import cache
from pathlib import Path

from screens.activation_gallery.link import LINK as ACTIVATION_GALLERY
from screens.decks import DECKS
from screens.linear_collapse.link import LINK as LINEAR_COLLAPSE
from screens.monotonicity.link import LINK as MONOTONICITY
from screens.train_mlp.link import LINK as TRAIN_MLP
from screens.universal_approximation.link import LINK as UNIVERSAL_APPROXIMATION
from serving.log import log_refused
from ui.controls import FloatRange, IntRange, Many, Options, Switch, Text
from ui.deck.plan import Plan, Step, read_plan
from ui.screen import Choice

FOLDER = Path(__file__).parent.parent / "plans"
LINKS = {
    "monotonicity": MONOTONICITY,
    "linear_collapse": LINEAR_COLLAPSE,
    "activation_gallery": ACTIVATION_GALLERY,
    "train_mlp": TRAIN_MLP,
    "universal_approximation": UNIVERSAL_APPROXIMATION,
}


@cache
def plans() -> dict[str, Plan]:
    """Read all plans, the longest first, then in the order of the lessons.

    A file that is wrong is left out.
    """
    found = []
    for path in sorted(FOLDER.glob("*.toml")):
        try:
            found.append(plan_of(path))
        except (OSError, ValueError):
            log_refused("plan")
    order = list(LINKS)
    found.sort(key=lambda plan: (-plan.minutes, order.index(plan.steps[0].place[0])))
    return {plan.name: plan for plan in found}


def plan_of(path: Path) -> Plan:
    """Read the plan of a file.

    Raises:
        ValueError: With the file, the step and the field that is wrong.
    """
    return read_plan(path.stem, path.read_text(encoding="utf-8"), check)


def check(step: Step) -> None:
    """Hold a step against the screens.

    Raises:
        ValueError: With the field that names what is not there.
    """
    lesson, name = step.place
    screen = next((s for s in DECKS.get(lesson, ()) if s.name == name), None)
    if screen is None:
        raise ValueError(f"screen: there is no {step.screen}")
    for key, value in step.values.items():
        entry = LINKS[lesson].get(key)
        if entry is None or not fits(entry, value):
            raise ValueError(f"values: {key} = {value!r} is none of the link's")
    if isinstance(screen.ask, Choice) and step.right not in (None, *screen.ask.options):
        raise ValueError(f"right: there is no option {step.right!r}")


def fits(entry: object, value: object) -> bool:
    """Whether a key of a link, by its entry in the table, can have a value."""
    match entry:
        case IntRange(low, high):
            return type(value) is int and low <= value <= high
        case FloatRange(low, high):
            return type(value) is float and low <= value <= high
        case Options(values):
            return value in values and not isinstance(value, bool)
        case Many(values):
            return isinstance(value, list) and all(v in values for v in value)
        case Switch():
            return isinstance(value, bool)
        case Text(max_chars=most):
            return isinstance(value, str) and len(value) <= most
    return False
