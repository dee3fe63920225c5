"""Where small square images lie in a picture of several."""

from typing import NamedTuple

SIDE = 8
GAP = 2
LABEL_HEIGHT = 26


class Layout(NamedTuple):
    """How images lie in a picture; measured in pixels of an image, but for `size`.

    Attributes:
        num_images: How many there are at most.
        per_row: Images side by side.
        size: Width of the picture on the screen.
    """

    num_images: int
    per_row: int
    size: int

    @property
    def columns(self) -> int:
        """Width of the picture."""
        return self.per_row * (SIDE + GAP) - GAP

    @property
    def line(self) -> float:
        """From the top of one row to the top of the next, with room for a label."""
        return SIDE + LABEL_HEIGHT * self.columns / self.size

    @property
    def lines(self) -> float:
        """Height of the picture."""
        return -(-self.num_images // self.per_row) * self.line

    def corner(self, i: int) -> tuple[float, float]:
        """Return the left and the top of image `i`."""
        return (i % self.per_row) * (SIDE + GAP), (i // self.per_row) * self.line
