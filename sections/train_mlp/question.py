"""The question of the lesson: how few units are enough?"""

from core.repeats import ENOUGH_ACCURACY, FEW_SEEDS, FEW_WIDTHS, Width, smallest_width
from sections.train_mlp.experiment import MAX_RUNS, cached, experiment_of
from sections.train_mlp.settings import Setting
from ui.predict import Prediction, predict

OPTIONS = {str(width): f"{width} unit{'s' * (width > 1)}" for width in FEW_WIDTHS} | {
    "more": f"Not even {FEW_WIDTHS[-1]} units"
}


def ask_for_width(setting: Setting) -> None:
    """Ask how few hidden units are enough for the data and activation chosen."""
    experiment = experiment_of(setting)
    aim = f"get {ENOUGH_ACCURACY:.0%} of the training examples right"
    if experiment.history.accuracy is None:
        aim = "cut the loss of the straight line to a quarter"
    predict(
        Prediction(
            "width",
            f"How few {setting.config.activation} units can {aim}, "
            f"in the best of {FEW_SEEDS} starts?",
            OPTIONS,
            lambda: _answer(setting),
            lambda: _explain(setting),
        ),
        about=(setting.data, setting.config.activation),
    )


@cached(max_entries=MAX_RUNS, show_spinner="Training a few widths …")
def _widths(setting: Setting) -> list[Width]:
    linear_loss = experiment_of(setting).linear.loss[-1].item()
    return smallest_width(setting.data, setting.config, linear_loss)


def _answer(setting: Setting) -> str:
    last = _widths(setting)[-1]
    return str(last.num_hiddens) if last.enough else "more"


def _explain(setting: Setting) -> str:
    accuracy = experiment_of(setting).history.accuracy is not None
    reached = ", ".join(
        f"{width.num_hiddens}: "
        + (f"{width.best:.1%}" if accuracy else f"a loss of {width.best:.3g}")
        for width in _widths(setting)
    )
    return (
        f"The best start reached, by the number of units, {reached}. Each unit gives "
        "the boundary one bend: too few and the shape cannot be drawn, whatever the "
        "weights."
    )
