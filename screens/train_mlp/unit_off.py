"""What does one hidden unit do? Switch it off and see where the fence opens."""

from charts.train_mlp.views import EACH_UNIT, View, row, surface, view
from core.notation import subscript
from core.train_mlp.fence import is_fenced, without_unit
from screens.train_mlp.experiment import experiment_of
from screens.train_mlp.fence import best_run
from screens.train_mlp.link import LINK
from screens.train_mlp.movie import movie_of, play
from screens.train_mlp.run_settings import RunSettings
from ui.controls import choose_one
from ui.deck import controls, picture
from ui.screen import Choice, Screen

KEY = "off"
ASKED = 2
ALL = "all three units"


def run() -> RunSettings:
    """Return the run with the fewest units that fence the ring in."""
    return best_run(3)


def right_without(unit: int) -> int:
    """Count what the trained network gets right with `unit` (from 1) switched off."""
    experiment = experiment_of(run())
    mlp = without_unit(experiment.history.mlp(-1), unit - 1)
    outputs = mlp.outputs(experiment.data.X, experiment.history.activation)
    return int(((outputs > 0) == (experiment.data.y > 0.5)).sum())


def seen(unit: int | None) -> View:
    """Lay out the fence, the fence without a unit, and what each unit adds."""
    name = f"without h{subscript(unit or ASKED)}"
    if unit is None:
        beside = surface(hidden=True, title=name, reading="?", alt="Not shown yet")
    else:
        right = f"{right_without(unit)} of {run().num_train}"
        beside = surface(lines=True, off=unit - 1, title=name, reading=right)
    return view(row(6, surface(lines=True, title=ALL), beside), row(3.4, EACH_UNIT))


def show(solved: bool) -> None:
    """Draw the fence and its units; once it is guessed, the fence without one."""
    unit = None
    if solved:
        with controls():
            unit = int(choose_one("Switched off", KEY, *LINK[KEY]))
    with picture():
        play(movie_of(run(), seen(unit), end=True))


def truth() -> str:
    """Say what the plane without the unit looks like."""
    mlp = experiment_of(run()).history.mlp(-1)
    if right_without(ASKED) == run().num_train:
        return "stays"
    return "shrinks" if is_fenced(without_unit(mlp, ASKED - 1)) else "opens"


def reply(answer: str) -> str:
    """Say what becomes of the fence, by what was expected of it."""
    right, n = right_without(ASKED), run().num_train
    return {
        "shrinks": "It does not shrink: the other two units have not moved, and "
        "neither have their sides. Only one side is gone.",
        "stays": "Nobody fills in: the others know nothing of that side, "
        f"they are 0 there. {right} of {n} are left.",
        "opens": f"It opens behind the line of h₂: {right} of {n} are left.",
        "straight": "A straight line is left when no unit bends. Two still do: two "
        "sides stay, one is gone.",
    }[answer]


def explain() -> str:
    """Name what a hidden layer is."""
    return (
        "**A hidden unit is a feature:** 0 on one side of its line (white), growing "
        "on the other. The output adds all three up and subtracts from a bias.\n\n"
        "Nobody chose these features. The hidden layer is the *representation*, the "
        "output a *linear predictor* on it, and both were learned together. Switch off "
        "another one."
    )


SCREEN = Screen(
    "off",
    label="One unit off",
    title="Switch one unit off: what becomes of the fence?",
    setup="Three trained ReLU units. The small maps show what each adds to the output. "
    "What is left of the fence when h₂ adds nothing?",
    show=show,
    ask=Choice(
        {
            "shrinks": "It shrinks towards the middle",
            "stays": "It stays: the others fill in",
            "straight": "A straight line is left",
            "opens": "It opens on one side",
        },
        truth,
        reply,
    ),
    explain=explain,
)
