"""A number that a hand moves in a picture."""

from typing import NamedTuple


class Movable(NamedTuple):
    """A number from `low` to `high` in steps.

    In the expressions of a chart `now_key` is what it is, and `text_key` how that is
    written.

    Attributes:
        key: Of the control that keeps it.
        default: The value until the server has told its own.
    """

    key: str
    low: float
    high: float
    default: float
    step: float

    @property
    def decimals(self) -> int:
        """How many digits behind the point tell the values apart."""
        return len(f"{self.step:.8f}".rstrip("0").partition(".")[2])

    @property
    def values(self) -> list[float]:
        """All values from `low` to `high`."""
        steps = range(round((self.high - self.low) / self.step) + 1)
        return [round(self.low + i * self.step, self.decimals) + 0.0 for i in steps]

    def text(self, value: float) -> str:
        """Write a value as `text_key` does: the name of its column in a wide table."""
        return f"{value + 0.0:.{self.decimals}f}".replace("-", "−")

    def signal_of_text(self) -> dict[str, str]:
        """Return the parameter `text_key`."""
        text = f"format(now_{self.key}, '.{self.decimals}f')"
        return {"name": f"text_{self.key}", "expr": text}

    def read(self, told: object) -> float | None:
        """Take what a browser told: clipped and on a step, or None if it is none."""
        is_number = isinstance(told, int | float) and not isinstance(told, bool)
        if not is_number or told != told:  # nan
            return None
        inside = min(max(told, self.low), self.high)
        steps = round((inside - self.low) / self.step)
        value = min(round(self.low + steps * self.step, self.decimals), self.high)
        return int(value) if isinstance(self.step, int) else value

    def nearest(self, to: str, otherwise: str = "") -> str:
        """Write the value nearest to an expression of Vega: an expression, too.

        Args:
            to: What is told of it.
            otherwise: What stands for no number; its present value if left out.
        """
        low, high, step = self.low, self.high, self.step
        steps = f"round((({to}) - {low}) / {step})"
        # 34 + 38 * 0.1 is not the number that is written 37.8, until it is rounded.
        value = f"round(({low} + {steps} * {step}) * 1e8) / 1e8"
        kept = otherwise or f"now_{self.key}"
        return f"(isNaN({to}) ? {kept} : clamp({value}, {low}, {high}))"
