"""Where small square images lie in a picture of several, which fits what holds it."""

from typing import NamedTuple

import altair as alt

SIDE = 8
GAP = 2


class Layout(NamedTuple):
    """How images lie in a picture; measured in pixels of an image.

    Attributes:
        num_images: How many there are at most.
        per_row: Images side by side.
        label: Room below each image.
    """

    num_images: int
    per_row: int
    label: float = 2.6

    @property
    def columns(self) -> int:
        """Width of the picture."""
        return self.per_row * (SIDE + GAP) - GAP

    @property
    def line(self) -> float:
        """From the top of one row to the top of the next, with room for a label."""
        return SIDE + self.label

    @property
    def lines(self) -> float:
        """Height of the picture."""
        return -(-self.num_images // self.per_row) * self.line

    def corner(self, i: int) -> tuple[float, float]:
        """Return the left and the top of image `i`."""
        return (i % self.per_row) * (SIDE + GAP), (i // self.per_row) * self.line

    def x(self, column: str) -> alt.X:
        """Encode a column as the horizontal place; squares stay square."""
        scale = alt.Scale(nice=False, zero=False, **self._ends("width", self.columns))
        return alt.X(f"{column}:Q", axis=None, scale=scale)

    def y(self, column: str) -> alt.Y:
        """Encode a column as the vertical place, from the top."""
        ends = self._ends("height", self.lines)
        scale = alt.Scale(nice=False, zero=False, reverse=True, **ends)
        return alt.Y(f"{column}:Q", axis=None, scale=scale)

    def _ends(self, length: str, extent: float) -> dict[str, object]:
        """Return the ends of a scale with the picture as large as fits, centred."""
        size = f"min(width / {self.columns}, height / {self.lines})"
        half = f"{length} / (2 * {size})"
        return {
            "domain": (0, extent),
            "domainMin": alt.expr(f"{extent / 2} - {half}"),
            "domainMax": alt.expr(f"{extent / 2} + {half}"),
        }
