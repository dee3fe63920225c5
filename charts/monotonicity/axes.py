"""The axes of a picture of rates: titles, ranges and format, for all of its layers."""

from typing import NamedTuple

import altair as alt


class Axes(NamedTuple):
    """Titles and ranges of a picture; hashable, so that a template can be kept.

    Attributes:
        x_values: Labelled at every width; chosen by the room there is if None.
        y_values: The same for the other axis.
    """

    x_title: str
    x_domain: tuple[float, float]
    y_title: str
    y_domain: tuple[float, float]
    height: int = 400
    y_format: str = "%"
    x_values: tuple[float, ...] | None = None
    y_values: tuple[float, ...] | None = None

    def x(self, column: str) -> alt.X:
        """Encode a column as the horizontal place."""
        scale = alt.Scale(domain=self.x_domain, nice=False, zero=False)
        x = alt.X(f"{column}:Q", title=self.x_title, scale=scale)
        if self.x_values is None:
            return x
        return x.axis(values=self.x_values, format=".4~r", labelFlush=False)

    def y(self, column: str) -> alt.Y:
        """Encode a column as the vertical place."""
        scale = alt.Scale(domain=self.y_domain, nice=False, zero=False)
        y = alt.Y(f"{column}:Q", title=self.y_title, scale=scale)
        if self.y_values is None:
            return y.axis(format=self.y_format)
        return y.axis(format=self.y_format, values=self.y_values)
