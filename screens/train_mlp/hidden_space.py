"""Two hidden units as coordinates: where does a straight cut part the classes?"""

from charts.train_mlp.views import curve, row, space, surface, view
from core.datasets.choice import DataChoice
from core.train_mlp.comparison import compare
from core.train_mlp.experiment import right_by_best_line
from core.training.config import TrainingConfig
from screens.train_mlp.experiment import experiment_of
from screens.train_mlp.link import LINK
from screens.train_mlp.movie import movie_of, play
from screens.train_mlp.run_settings import RunSettings
from ui.deck import picture
from ui.screen import Choice, Screen

DATA = DataChoice("circles", LINK["num_points"].default)
LAST = 200
CONFIG = TrainingConfig(
    num_hiddens=2, activation="tanh", optimizer="adam", lr=0.05, num_epochs=LAST
)
RUN = RunSettings(DATA, CONFIG, 7)


def show(solved: bool) -> None:
    """Draw the plane; once it is guessed, the two units before and after σ."""
    spaces = [
        space(0, 1, hidden=not solved),
        space(0, 1, after=True, hidden=not solved),
    ]
    plane = surface(hidden=not solved, title="the plane")
    beside = curve("accuracy", hidden=not solved, domain=[0, 1], span=LAST)
    layout = view(row(6, *spaces), row(4, plane, beside))
    with picture():
        play(movie_of(RUN, layout, before=not solved), LAST)


def cuts() -> tuple[int, int]:
    """Count what a straight cut gets right: the best before σ, the network's after."""
    run = experiment_of(RUN)
    Z = run.history.mlp(-1).pre_activations(run.data.X)
    return right_by_best_line(Z, run.data.y), compare(run).counts[0]


def truth() -> str:
    """Name where a straight cut gets clearly more right."""
    before, after = cuts()
    if abs(after - before) <= 0.05 * RUN.num_train:
        return "alike"
    return "after" if after > before else "before"


def reply(answer: str) -> str:
    """Say how many a straight cut gets right on either side of σ."""
    before, after = cuts()
    n = RUN.num_train
    return {
        "before": f"Before σ there is only an affine layer: {before} of {n} by a "
        f"straight cut, as in the plane. After σ: {after}.",
        "after": f"After σ: {after} of {n} by the thick line. Before it, the line of "
        f"least cross-entropy (log-loss) has only {before}.",
        "alike": f"No: before σ {before} of {n}, after it {after}. The difference is "
        "all that σ does.",
    }[answer]


def explain() -> str:
    """Say what each half of a layer does to the plane."""
    return (
        "**Before σ** the grid of the plane is turned, stretched or sheared: what was "
        "tangled stays tangled. **After σ**, here tanh, it is squashed: most marks lie "
        "at the edges, near ±1, and one straight cut (the thick line) parts most, not "
        "all.\n\n"
        "That cut is the output layer: a linear model, on features that were learned."
    )


SCREEN = Screen(
    "space",
    label="Before and after σ",
    title="Where can one straight line part the classes?",
    setup="Two hidden units as the axes of a new plane: z₁ and z₂ before σ, h₁ and h₂ "
    "after it, here tanh. The network is trained on the rings.",
    show=show,
    ask=Choice(
        {
            "after": "After σ",
            "before": "Before σ",
            "alike": "Equally well in both",
        },
        truth,
        reply,
    ),
    explain=explain,
)
