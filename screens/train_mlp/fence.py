"""How many ReLU lines fence in the inner ring? Fewest units, by runs and by reason."""

from charts.train_mlp.views import row, surface, view
from core.train_mlp.fence import (
    FEW_SEEDS,
    FEW_WIDTHS,
    BestStart,
    best_starts,
    fewest_enough,
    fewest_to_fence,
)
from screens.train_mlp.link import LINK
from screens.train_mlp.movie import movie_of, play
from screens.train_mlp.run_settings import DATA, NUM_EPOCHS, RunSettings, circles
from ui.controls import choose_int
from ui.deck import controls, picture
from ui.jobs import Job
from ui.screen import Choice, Screen

KEY = "lines"
NAME = f"{circles().num_train} training examples; hollow: test"
OPEN = view(row(1, surface(hidden=True, title=NAME)))
SOLVED = view(row(1, surface(lines=True)))


def starts() -> list[BestStart]:
    """Return the best of a few seeds for every width that is offered."""
    return Job(
        ("best starts",),
        lambda report: best_starts(DATA, circles().config, on_epoch=report),
    ).result()


def best_run(num_hiddens: int) -> RunSettings:
    """Return the run of the best seed with so many units."""
    return circles(num_hiddens, seed=starts()[num_hiddens - 1].seed)


def show(solved: bool) -> None:
    """Draw the examples; once it is guessed, the best network of each width."""
    if not solved:
        with picture():
            play(movie_of(circles(), OPEN, before=True))
        return
    with controls():
        width = choose_int("ReLU units, a line each", KEY, LINK[KEY])
    with picture():
        play(movie_of(best_run(width), SOLVED), NUM_EPOCHS)


def truth() -> str:
    """Return the smallest width of which a start got nearly all right."""
    return str(fewest_enough(starts()))


def reached(width: int) -> str:
    """Write what the best run of a width got right."""
    n = circles().num_train
    return f"{round(starts()[width - 1].accuracy * n)} of {n}"


def reply(answer: str) -> str:
    """Say what so many lines can enclose."""
    return {
        "1": "One line has two sides and encloses nothing: at best "
        f"{reached(1)} right.",
        "2": "Two lines make a corner or a strip. Both stay open: at best "
        f"{reached(2)} right.",
        "3": f"Three: they close round the ring, {reached(3)} right.",
        "4": f"Four do it ({reached(4)}), as a square would. But so do three: "
        f"{reached(3)}.",
    }[answer]


def explain() -> str:
    """Say why two are too few and three are enough."""
    fewest = fewest_to_fence(2)
    return (
        f"**{fewest} lines.** A ReLU unit is 0 on one side of its line and grows on "
        "the other. With two there is always a way out on which neither grows. With "
        "three, every way out meets one that says *outside*.\n\n"
        f"Shown: the best of {FEW_SEEDS} seeds. Units start at dashed lines; the "
        "fence is where their sum suffices, bent at six crossings."
    )


SCREEN = Screen(
    "fence",
    label="How many lines",
    title="How few ReLU units can fence in the inner ring?",
    setup="Each hidden ReLU unit bends the output along one straight line. How many "
    "such lines does it take to part the triangles from the dots?",
    show=show,
    ask=Choice({str(k): f"{k} unit{'s' * (k > 1)}" for k in FEW_WIDTHS}, truth, reply),
    explain=explain,
)
