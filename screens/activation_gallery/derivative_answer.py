"""What a reader typed for a derivative, with its function: "tanh: 1 - tanh(x)"."""

from core.activation_gallery.typed_derivative import Verdict, check_derivative
from core.activations import ACTIVATIONS, Activation
from core.notation import number
from ui.text import verbatim

NOTHING_TYPED = "Type a formula first; then it is checked."


def judged(verdict: Verdict) -> str:
    """Say whether a typed derivative is right, or where it is most wrong."""
    if verdict.right:
        return f"Right at every one of {len(verdict.x)} points."
    i = verdict.worst
    return (
        f"Wrong at {int(verdict.wrong.sum())} of {len(verdict.x)} points, most at "
        f"x = {number(verdict.x[i].item())}{with_values(verdict.settings)}: yours is "
        f"{number(verdict.typed[i].item())}, the slope is "
        f"{number(verdict.true[i].item())}."
    )


def with_values(settings: dict[str, float]) -> str:
    """Write parameters as a reader types them: " with alpha = 0.25"."""
    values = " and ".join(f"{name} = {value:g}" for name, value in settings.items())
    return f" with {values}" if values else ""


def _read(answer: object) -> tuple[Activation, str]:
    key, _, text = str(answer).partition(": ")
    return ACTIVATIONS[key], text


def write(answer: object) -> str:
    """Write what was typed, and for which function."""
    activation, text = _read(answer)
    return f"{activation.label}′ = {text}"


def judge(answer: object) -> bool:
    """Say whether what was typed is the derivative."""
    activation, text = _read(answer)
    try:
        return bool(text.strip()) and check_derivative(activation, text).right
    except ValueError:
        return False


def refuse(answer: object) -> str:
    """Say why what was typed cannot be read; "" if it can."""
    activation, text = _read(answer)
    try:
        check_derivative(activation, text)
    except ValueError as error:
        return f"Not locked yet. {error}"
    return ""


def reply(answer: object) -> str:
    """Say how what was typed compares with the derivative."""
    activation, text = _read(answer)
    typed = verbatim(text)
    if not text.strip():
        return NOTHING_TYPED
    try:
        verdict = check_derivative(activation, text)
    except ValueError as error:
        return f"You typed {typed}: {verbatim(str(error))}"
    return f"For {activation.label} you typed {typed}. {judged(verdict)}"
