"""How much hangs on the seed? Thirty-two runs that differ in nothing else."""

from screens.train_mlp.movie import movie_of, play
from screens.train_mlp.run_settings import NUM_EPOCHS, RunSettings, circles
from screens.train_mlp.seed_grid import (
    MANY_SEEDS,
    choose_seed_of,
    ends_job,
    seeds_view,
    show_curves,
)
from ui.deck import controls, once_answered, picture
from ui.screen import Choice, Screen
from ui.seed import choose_seed

ENOUGH = 0.95
OPTIONS = {"all": 32, "most": 26, "half": 16, "few": 4}


def run(seed: int = 0) -> RunSettings:
    """Return the run whose seed is changed: three units, the fewest that can."""
    return circles(3, seed=seed)


def show(solved: bool) -> None:
    """Draw cells without numbers; once it is guessed, where each seed ended."""
    seed = 0
    if solved:
        with controls():
            seed = choose_seed()
    with picture():
        if not solved:
            layout = seeds_view(None, 0, NUM_EPOCHS)
            play(movie_of(run(), layout, before=True))
        elif ends := ends_job(run()).wait():
            layout = seeds_view(ends, seed, NUM_EPOCHS)
            play(movie_of(run(seed), layout), NUM_EPOCHS, on_cell=choose_seed_of)


def fenced() -> int:
    """Count the seeds that got nearly all right."""
    return int((ends_job(run()).result().final >= ENOUGH).sum())


def truth() -> str:
    """Return the option nearest to the count."""
    return min(OPTIONS, key=lambda name: abs(OPTIONS[name] - fenced()))


def reply(answer: str) -> str:
    """Say what the guess takes for granted."""
    count = f"{fenced()} of {len(MANY_SEEDS)}"
    return {
        "all": f"All: three units can do it, so every run should? {count}. That such "
        "weights exist does not mean that training reaches them.",
        "most": f"About 26: fewer, {count}. With three units none is spare: one bad "
        "start is enough.",
        "half": f"About half: yes, {count}.",
        "few": f"Only a few? Training is better than that: {count}. Every seed goes "
        "downhill, and half of them arrive.",
    }[answer]


def explain() -> str:
    """Say what the seed decides."""
    ends = ends_job(run()).result()
    stuck = int(ends.stuck.sum())
    return (
        f"**{fenced()} of {len(MANY_SEEDS)} arrive.** The seed draws data, start and "
        "order. From some starts two units end on the same side, and no small step "
        f"helps: {stuck} got stuck. The other {len(MANY_SEEDS) - fenced() - stuck} "
        "were still on their way.\n\n"
        "Press a cell. With more units than needed, one that is lost hurts less."
    )


SCREEN = Screen(
    "seeds",
    label="Change the seed",
    title="Three units can do it. How many of 32 seeds do?",
    setup="The same training with other seeds, which start the random numbers: other "
    f"data, start and order. How many get at least {ENOUGH:.0%} of the training "
    "examples right?",
    show=show,
    ask=Choice(
        {"all": "All 32", "most": "About 26", "half": "About 16", "few": "At most 4"},
        truth,
        reply,
    ),
    explain=explain,
    more={
        "All curves": once_answered("train_mlp", "seeds", lambda: show_curves(run()))
    },
)
