"""What the picture shows, in sentences with its numbers, and the takeaway."""

from core.train_mlp.comparison import Outcome, compare
from screens.train_mlp.experiment import MAX_RUNS, best_line_of, cached, experiment_of
from screens.train_mlp.settings import RunSettings
from ui.markdown import plain_text

MARKS = "Filled marks are training examples, hollow ones are held out for the test."
CURVES = (
    "In the curves a solid line is the training examples, a dashed orange one those "
    "held out; the dashed grey line is the network without σ."
)
TAKEAWAYS = {
    Outcome.FOUND: (
        "In the picture at the top both networks had the same data, the same start and "
        "as many weights: only σ tells them apart. The hidden layer is a set of "
        "features that nobody had to think of. Training found them."
    ),
    Outcome.TIED: (
        "In the picture at the top σ gains next to nothing. Either the straight answer "
        "is enough for these data, or training has not made use of the bends. An "
        "activation makes a bend possible; it does not make one needed."
    ),
    Outcome.WORSE: (
        "In the picture at the top the network with σ ends behind the one without. It "
        "could do as well and better, so training is what failed here: that good "
        "weights exist does not mean that training finds them. Try another learning "
        "rate, optimiser or seed."
    ),
    Outcome.DIVERGED: (
        "In the picture at the top a run diverged, so there is nothing to compare. "
        "Which weights a network could have is one question, which ones training "
        "reaches is another."
    ),
    Outcome.SAME: (
        "This σ does not bend, so both networks can represent the same functions: two "
        "affine layers make one. Choose an activation that bends."
    ),
}

TIED_BY_HAND = (
    "In the picture at the top σ gains next to nothing. Either the inputs made by "
    "hand already hold what the data need, so that a linear model of them will do, or "
    "training has not made use of the bends. Preprocessing can take the place of a "
    "hidden layer where somebody knows what to make; a hidden layer is for where "
    "nobody does."
)


@cached(max_entries=MAX_RUNS, show_spinner=False)
def what_you_see(settings: RunSettings) -> str:
    """Say how far the network came, and how far without its activation."""
    found = compare(experiment_of(settings))
    score = _by_count if found.counts else _by_loss
    return f"**What you see.** {score(settings)} {_symmetry(settings)}{MARKS} {CURVES}"


@cached(max_entries=MAX_RUNS, show_spinner=False)
def takeaway(settings: RunSettings) -> str:
    """Say what follows from the run that was computed."""
    outcome = compare(experiment_of(settings)).outcome
    if outcome == Outcome.TIED and _is_handmade(settings):
        return TIED_BY_HAND
    return TAKEAWAYS[outcome]


def _is_handmade(settings: RunSettings) -> bool:
    """Say whether the network is given inputs that somebody thought of."""
    plane = experiment_of(settings).dataset.num_inputs == 2
    return plane and not settings.data.is_plain


def _by_loss(settings: RunSettings) -> str:
    found = compare(experiment_of(settings))
    beside = (
        f"has no bend, and its loss is {found.linear:.3f}."
        if found.linear_diverged is None
        else f"diverged in epoch {found.linear_diverged}."
    )
    return (
        f"{_after(found.last)} the training loss of {plain_text(settings.label)} is "
        f"{found.ours:.3f}. The same network without its activation {beside}"
    )


def _by_count(settings: RunSettings) -> str:
    found = compare(experiment_of(settings))
    right, straight = found.counts
    n = len(experiment_of(settings).data.X)
    verb = "gets" if settings.config.num_hiddens == 1 else "get"
    beside = f"gets {straight}: its two layers are one"
    plane = experiment_of(settings).dataset.num_inputs == 2
    if plane and _is_handmade(settings):
        beside += (
            ", and its boundary is straight in the hand-made features: seen in the "
            "plane, it may bend."
        )
    else:
        beside += ", and its boundary is straight." if plane else "."
    if found.linear_diverged is not None:
        beside = f"diverged in epoch {found.linear_diverged}."
    return (
        f"{_after(found.last)} {plain_text(settings.label)} {verb} {right} of {n} "
        "training examples right. The same network without its activation, from the "
        f"same start, {beside}"
        f"{_best_line(settings, n) if found.outcome == Outcome.FOUND else ''}"
    )


def _after(epochs: int) -> str:
    if not epochs:
        return "Before training"
    return f"After {epochs} epoch{'s' * (epochs > 1)}"


def _best_line(settings: RunSettings, n: int) -> str:
    right = best_line_of(settings)
    if right is None:
        return ""
    return (
        " More training would not help: it leads to the linear model of lowest loss, "
        f"which gets {right} of {n} right. (Another may get more; none gets all.)"
    )


def _symmetry(settings: RunSettings) -> str:
    if settings.config.init_scale or settings.config.num_hiddens == 1:
        return ""
    return (
        "All hidden units start with the same weights, get the same gradients and stay "
        "alike: they act as one unit. A random start breaks that symmetry. "
    )
