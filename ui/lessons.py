"""The lessons in their order: the one place that knows their names and titles."""

from typing import NamedTuple


class Lesson(NamedTuple):
    """A page of `pages/`, as the navigation shows it."""

    name: str
    title: str
    icon: str
    step: str

    @property
    def script(self) -> str:
        """Path of the page script, as `st.page_link` wants it."""
        return f"pages/{self.name}.py"


LESSONS = (
    Lesson(
        "monotonicity",
        "Where linear models fail",
        ":material/device_thermostat:",
        "A linear model can only say *more* or *less*. Patients with fever and "
        "patients with a low temperature both die more often; an inverted image is "
        "still the same digit.",
    ),
    Lesson(
        "linear_collapse",
        "Two affine layers are one",
        ":material/join_inner:",
        "More layers alone gain nothing: an affine function of an affine function is "
        "affine, and the single layer can be written down.",
    ),
    Lesson(
        "activation_gallery",
        "The functions that bend",
        ":material/show_chart:",
        "An activation function between the layers breaks the collapse. Each bends in "
        "its own way, and has its price.",
    ),
    Lesson(
        "train_mlp",
        "One hidden layer learns the bend",
        ":material/hub:",
        "Nobody has to draw the bend by hand: training finds it, if the start and the "
        "settings let it.",
    ),
    Lesson(
        "universal_approximation",
        "How much one layer can represent",
        ":material/all_inclusive:",
        "With enough ReLU or sigmoid units, one hidden layer comes as close as you "
        "like to any continuous curve on a closed and bounded interval. That such "
        "weights exist does not mean that training finds them.",
    ),
)


def position(name: str) -> int:
    """Position of a lesson, counted from 1."""
    return [lesson.name for lesson in LESSONS].index(name) + 1


def neighbours(name: str) -> tuple[Lesson | None, Lesson | None]:
    """Lessons before and after `name`; None at either end."""
    i = position(name) - 1
    before = LESSONS[i - 1] if i > 0 else None
    after = LESSONS[i + 1] if i + 1 < len(LESSONS) else None
    return before, after
