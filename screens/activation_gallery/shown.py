"""What the reader has chosen to see in lesson 3, and its numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from core.activation_gallery.curves import (
    NUM_STEPS,
    Curve,
    Reading,
    kinks_of,
    read_at,
    sample,
)
from core.activations import Activation
from serving.kept import kept


@dataclass(frozen=True)
class Shown:
    """What the reader has chosen to see.

    Attributes:
        activations: Name on the page -> the activation.
        settings: Name on the page -> its parameters.
        half_width: The picture reaches from −half_width to half_width.
        x: Where the tangents touch.
        num_steps: Of the samples, to either side of 0.
    """

    activations: Mapping[str, Activation]
    settings: Mapping[str, Mapping[str, float]]
    half_width: float
    x: float
    num_steps: int = NUM_STEPS

    @cached_property
    def curves(self) -> dict[str, Curve]:
        """Sample every activation over the picture's width."""
        return {
            name: kept(
                sample,
                activation,
                self.settings[name],
                self.half_width,
                self.num_steps,
            )
            for name, activation in self.activations.items()
        }

    @cached_property
    def kinks(self) -> dict[str, list[Reading]]:
        """Read every activation at those of its kinks that lie in the picture."""
        return {
            name: [
                read_at(activation, self.settings[name], x)
                for x in kinks_of(activation, self.settings[name])
                if abs(x) < self.half_width
            ]
            for name, activation in self.activations.items()
        }

    @cached_property
    def readings(self) -> dict[str, Reading]:
        """Read every activation at x."""
        return {
            name: read_at(activation, self.settings[name], self.x)
            for name, activation in self.activations.items()
        }
