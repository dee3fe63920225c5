"""The lessons in their order: the one place that knows their names and titles."""

from typing import NamedTuple


class Lesson(NamedTuple):
    """A page of `pages/`, as the navigation shows it.

    Attributes:
        name: Its file and its path in the link.
        title: What it is called.
        icon: What stands beside it.
    """

    name: str
    title: str
    icon: str

    @property
    def script(self) -> str:
        """Path of the page script, as `st.page_link` wants it."""
        return f"pages/{self.name}.py"


LESSONS = (
    Lesson(
        "monotonicity",
        "Linear models",
        ":material/device_thermostat:",
    ),
    Lesson(
        "linear_collapse",
        "Stacking affine layers",
        ":material/join_inner:",
    ),
    Lesson(
        "activation_gallery",
        "Activation functions",
        ":material/show_chart:",
    ),
    Lesson(
        "train_mlp",
        "One hidden layer",
        ":material/hub:",
    ),
    Lesson(
        "universal_approximation",
        "How much one layer can represent",
        ":material/all_inclusive:",
    ),
)

BY_NAME = {lesson.name: lesson for lesson in LESSONS}


def position(name: str) -> int:
    """Position of a lesson, counted from 1."""
    return [lesson.name for lesson in LESSONS].index(name) + 1


def neighbours(name: str) -> tuple[Lesson | None, Lesson | None]:
    """Lessons before and after `name`; None at either end."""
    i = position(name) - 1
    before = LESSONS[i - 1] if i > 0 else None
    after = LESSONS[i + 1] if i + 1 < len(LESSONS) else None
    return before, after
