"""Degrees Celsius or Fahrenheit: the reader's unit for every temperature shown."""

from typing import NamedTuple

from torch import Tensor

from core.monotonicity.temperature import to_fahrenheit


class Unit(NamedTuple):
    """A unit of temperature; values come in °C."""

    sign: str

    def scale(self, celsius: Tensor) -> Tensor:
        """Convert temperatures in °C to this unit."""
        return to_fahrenheit(celsius) if self.sign == "°F" else celsius

    def text(self, celsius: float) -> str:
        """Write a temperature in °C in this unit, to the tenth: "36.8 °C", "37 °C"."""
        return f"{float(self.scale(celsius)):.1f}".removesuffix(".0") + f" {self.sign}"
