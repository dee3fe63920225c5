"""Matrix products without rounding, so that a difference of 0 is a proof.

A matrix of decimals is kept as whole numbers over one denominator. Python's whole
numbers have no last digit to round away: a product multiplies them and the denominators
and is exactly the product, at any depth and size.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from torch import Tensor

from core.affine import Affine

Rows = tuple[tuple[int, ...], ...]


class ExactMatrix(NamedTuple):
    """A matrix of fractions with one common denominator.

    Attributes:
        numerators: Whole numbers, row by row.
        denominator: A positive whole number.
    """

    numerators: Rows
    denominator: int

    def __matmul__(self, other: "ExactMatrix") -> "ExactMatrix":
        """Multiply exactly, (n, m) by (m, k).

        Raises:
            ValueError: If the inner sizes differ.
        """
        if len(self.numerators[0]) != len(other.numerators):
            raise ValueError(
                f"a row of {len(self.numerators[0])} numbers does not fit a column of "
                f"{len(other.numerators)}"
            )
        columns = tuple(zip(*other.numerators, strict=True))
        return ExactMatrix(
            tuple(
                tuple(sum(map(int.__mul__, row, column)) for column in columns)
                for row in self.numerators
            ),
            self.denominator * other.denominator,
        )

    def __add__(self, other: "ExactMatrix") -> "ExactMatrix":
        """Add exactly; a single row of `other` is added to every row."""
        return self._combine(other, 1)

    def __sub__(self, other: "ExactMatrix") -> "ExactMatrix":
        """Subtract exactly; a single row of `other` is taken from every row."""
        return self._combine(other, -1)

    def entry(self, row: int, column: int) -> Fraction:
        """Return one entry in lowest terms."""
        return Fraction(self.numerators[row][column], self.denominator)

    def largest(self) -> Fraction:
        """Return the largest absolute value of the entries."""
        return Fraction(
            max(abs(value) for row in self.numerators for value in row),
            self.denominator,
        )

    def _combine(self, other: "ExactMatrix", sign: int) -> "ExactMatrix":
        left, right = other.denominator, sign * self.denominator
        rows = other.numerators
        if len(rows) == 1:
            rows *= len(self.numerators)
        return ExactMatrix(
            tuple(
                tuple(x * left + y * right for x, y in zip(*pair, strict=True))
                for pair in zip(self.numerators, rows, strict=True)
            ),
            self.denominator * other.denominator,
        )


class ExactAffine(NamedTuple):
    """The map ``X @ W + b`` in exact arithmetic; b is a matrix of one row."""

    W: ExactMatrix
    b: ExactMatrix

    def __call__(self, X: ExactMatrix) -> ExactMatrix:
        """Map each row of `X` exactly."""
        return X @ self.W + self.b


def exact_tenths(M: Tensor) -> ExactMatrix:
    """Take a matrix or vector of whole tenths over, each entry as k / 10.

    Raises:
        ValueError: If an entry is not a whole number of tenths.
    """
    rows = M.reshape(-1, M.shape[-1]).tolist()
    numerators = tuple(tuple(round(10 * value) for value in row) for row in rows)
    for given, kept in zip(rows, numerators, strict=True):
        for value, numerator in zip(given, kept, strict=True):
            if value != numerator / 10:
                raise ValueError(f"{value} is not a whole number of tenths")
    return ExactMatrix(numerators, 10)


def exact_layers(layers: Sequence[Affine]) -> tuple[ExactAffine, ...]:
    """Take layers of whole tenths over."""
    return tuple(
        ExactAffine(exact_tenths(layer.W), exact_tenths(layer.b)) for layer in layers
    )


def exact_forward(X: ExactMatrix, layers: Sequence[ExactAffine]) -> ExactMatrix:
    """Send `X` through one layer after the other."""
    for layer in layers:
        X = layer(X)
    return X


def exact_collapse(layers: Sequence[ExactAffine]) -> ExactAffine:
    """Return the one layer that equals `layers`: W = W1 W2 ..., b = b1 W2 ... + ..."""
    W, b = layers[0]
    for layer in layers[1:]:
        W, b = W @ layer.W, layer(b)
    return ExactAffine(W, b)
