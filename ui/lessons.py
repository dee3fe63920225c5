"""The lessons in their order: the one place that knows their names and titles."""

from typing import NamedTuple


class Lesson(NamedTuple):
    """A page of `pages/`, as the navigation shows it."""

    name: str
    title: str
    icon: str
    question: str

    @property
    def script(self) -> str:
        """Path of the page script, as `st.page_link` wants it."""
        return f"pages/{self.name}.py"


LESSONS = (
    Lesson(
        "monotonicity",
        "Where linear models fail",
        ":material/device_thermostat:",
        "What can a straight line not say about a fever?",
    ),
    Lesson(
        "linear_collapse",
        "Two affine layers are one",
        ":material/join_inner:",
        "What do more layers gain without an activation?",
    ),
    Lesson(
        "activation_gallery",
        "The functions that bend",
        ":material/show_chart:",
        "Which functions break the collapse, and how steep are they?",
    ),
    Lesson(
        "train_mlp",
        "One hidden layer learns the bend",
        ":material/hub:",
        "Can training find the bend by itself?",
    ),
    Lesson(
        "universal_approximation",
        "How much one layer can say",
        ":material/all_inclusive:",
        "How many units does a curve need?",
    ),
)


def number(name: str) -> int:
    """Position of a lesson, counted from 1."""
    return [lesson.name for lesson in LESSONS].index(name) + 1


def neighbours(name: str) -> tuple[Lesson | None, Lesson | None]:
    """Lessons before and after `name`; None at either end."""
    i = number(name) - 1
    before = LESSONS[i - 1] if i > 0 else None
    after = LESSONS[i + 1] if i + 1 < len(LESSONS) else None
    return before, after
