"""The question of the lesson: how few units are enough?"""

from core.repeats import ENOUGH_ACCURACY, FEW_SEEDS, FEW_WIDTHS, Width, smallest_width
from sections.train_mlp.experiment import MAX_RUNS, cached, experiment_of
from sections.train_mlp.settings import Setting
from ui.predict import Prediction, predict

OPTIONS = {str(width): f"{width} unit{'s' * (width > 1)}" for width in FEW_WIDTHS} | {
    "more": f"More than {FEW_WIDTHS[-1]} units"
}


def ask_for_width(setting: Setting) -> bool:
    """Ask how few hidden units are enough; return whether the answer is locked."""
    experiment = experiment_of(setting)
    aim = f"get {ENOUGH_ACCURACY:.0%} of the training examples right"
    if experiment.history.accuracy is None:
        aim = "cut the loss of the straight line to a quarter"
    return predict(
        Prediction(
            "width",
            f"What is the smallest number of {_sigma(setting)} units that gets there: "
            f"{aim}, in the best of {FEW_SEEDS} starts?",
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


def _sigma(setting: Setting) -> str:
    return setting.config.activation.replace("_", " ")


def _explain(setting: Setting) -> str:
    accuracy = experiment_of(setting).history.accuracy is not None
    widths = _widths(setting)
    reached = ", ".join(
        f"{width.num_hiddens}: "
        + (f"{width.best:.1%}" if accuracy else f"a loss of {width.best:.3g}")
        for width in widths
    )
    return (
        f"The best start reached, by the number of units, {reached}. {_follows(widths)}"
    )


def _follows(widths: list[Width]) -> str:
    if widths[0].enough:
        return (
            "One unit is enough here: its output depends on one weighted sum of the "
            "inputs, and these data ask for no more."
        )
    count = widths[-1].num_hiddens - widths[-1].enough
    fewer = f"1 to {count} units" if count > 1 else "1 unit"
    return (
        f"With {fewer} none of {FEW_SEEDS} starts got there. That does not prove that "
        "no weights would do: that weights exist is one thing, that training finds "
        "them is another. It may be too few bends, or bad luck."
    )
