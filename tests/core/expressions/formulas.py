"""Formulas evaluated for the tests."""

import torch

from core.expressions import parse

X = torch.tensor([-2.0, -0.5, 0.5, 3.0], dtype=torch.float64)


SLOWEST = 0.1


def values(text: str) -> list[float]:
    return parse(text)(X).tolist()


WITH_WHERE = (
    "where(x > 0, sqrt(x), x)",
    "where(x > 0, sqrt(x), 0)",
    "where(x > 0, x, 0.1(exp(x) - 1))",
    "where(x > 0, x, exp(x) - 1) + where(x < 0, ln(-x), 1)",
    "where(x != 0, sin(x)/x, 1)",
    "where(|x| < 1, sqrt(1 - x^2), 0)",
    "where(x < -1, -1, where(x > 1, 1, where(x > 0, sqrt(x), x^3)))",
    "where(where(x > 0, ln(x), 1) > 0, ln(x)^0.5, x)",
    "exp(where(x > 1, 1/(x - 1), -x))",
    "where(x < 0 or x > 1 and x != 3, 1/x, x^2)",
    "where((x < 0 or x > 1) and x != 3, 1, 2)",
    "where(-1 < x <= 0.5, atan(1/x), 0)",
    "where(1 > 0, x, 0)",
    "where(1 > 0, 2, x)",
    "where(1 > 2, x, where(x >= 0, x, -x/2))",
    "where(1 > 0 and x > 0, x^0.5, 0)",
    "where(2 > 3 or x == 1, 5x, x^2)",
    "where(x > 1/0, 1, x)",
    "where(x > 0, 1, 0)",
)
"""Formulas with a branch that is undefined, or of infinite slope, where not taken."""

CORPUS = (
    *WITH_WHERE,
    "x",
    "3",
    "2x^2 - 3/x",
    "1 - (2 - (x - 4)) / 5 / (x / 7)",
    "-x^2 - (-x)^2 - -x",
    "(-2)^x + (-1)^3x",
    "(-8)^(1/3) + x",
    "(-1)^0.5 + x",
    "2^3^-x - (2^x)^3",
    "x^x + x^-2 + x^0",
    "|x|^0.5 + x^(1/3)",
    "0^x",
    "x/(-0) + 1/x",
    "exp(9**9**9)*0 + x",
    "9^9^9^9 + 1/0",
    "1e400x - 1/0",
    "x + exp(1000)/exp(1000)",
    "exp(710x) - exp(-x)^2",
    "max(0, x, x^3)",
    "max(x, 0.1x) + max(1, 2) - min(x, -x)",
    "min(1, max(-1, x), 5)",
    "max(ln(x), 0)",
    "clip(x, -1, 1) + clip(0.3, x, 2) + clip(1, -x, x)",
    "clip(2, 0, 1) x",
    "step(x - 1) + 5",
    "x step(x) + exp(step(0.1x) / 3)",
    "sign(x) sqrt(|x|)",
    "ln(x^2 + 1) + log(x) + pi x + e",
    "arctan(2) x + arctan(x) + atan(x)",
    "sin(x)/cos(x) - tan(x)",
    "sinh(x)/cosh(x) - tanh(x)",
    "erf(x) + gelu(x) + σ(x) + sigmoid(-x)",
    "relu(x) + elu(x) + silu(x)",
    "softplus(x) - softsign(x) + softplus(1)",
    "gelu(relu(1e-7x))",
    "123456789012345678901x + 1e-3",
    "max(0, 1 - abs(x))(x + 1)(x - 1)",
)
"""Formulas that use all there is in the language, at its edges too."""
