"""The activations again, in 30 digits, as their papers and PyTorch's pages define them.

Written with mpmath alone, so that it shares nothing with what it is held against.
"""

from mpmath import erf, exp, expm1, log, mp, mpf, pi, sin, sqrt, tanh

mp.dps = 30
SELU_ALPHA = mpf("1.6732632423543772848170429916717")
SELU_SCALE = mpf("1.0507009873554804934193349852946")


def sigmoid(x):
    return 1 / (1 + exp(-x))


def cdf(x):
    return (1 + erf(x / sqrt(2))) / 2


def softplus(x, beta):
    # PyTorch's shortcut beyond βx = 20 is a part of its definition.
    return x if beta * x > 20 else log(1 + exp(beta * x)) / beta


def gelu_tanh(x):
    return x / 2 * (1 + tanh(sqrt(2 / pi) * (x + mpf("0.044715") * x**3)))


def hardswish(x):
    return 0 if x <= -3 else x if x >= 3 else x * (x + 3) / 6


def clamp(x, low, high):
    return min(max(x, low), high)


REFERENCE = {
    "identity": lambda x: x,
    "relu": lambda x: max(x, mpf(0)),
    "leaky_relu": lambda x, negative_slope: x if x > 0 else negative_slope * x,
    "prelu": lambda x, alpha: max(x, mpf(0)) + alpha * min(x, mpf(0)),
    "rrelu": lambda x, lower, upper: x if x > 0 else (lower + upper) / 2 * x,
    "relu6": lambda x: clamp(x, mpf(0), mpf(6)),
    "sigmoid": sigmoid,
    "tanh": lambda x: (1 - exp(-2 * x)) / (1 + exp(-2 * x)),
    "softsign": lambda x: x / (1 + abs(x)),
    "gelu": lambda x: x * cdf(x),
    "gelu_tanh": gelu_tanh,
    "silu": lambda x: x * sigmoid(x),
    "swish": lambda x, beta: x * sigmoid(beta * x),
    "mish": lambda x: x * tanh(log(1 + exp(x))),
    "elu": lambda x, alpha: x if x > 0 else alpha * expm1(x),
    "celu": lambda x, alpha: x if x > 0 else alpha * expm1(x / alpha),
    "selu": lambda x: SELU_SCALE * (x if x > 0 else SELU_ALPHA * expm1(x)),
    "softplus": softplus,
    "logsigmoid": lambda x: -log(1 + exp(-x)),
    "hardtanh": lambda x, min_val, max_val: clamp(x, mpf(min_val), mpf(max_val)),
    "hardsigmoid": lambda x: clamp(x / 6 + mpf(1) / 2, mpf(0), mpf(1)),
    "hardswish": hardswish,
    "hardshrink": lambda x, lambd: x if abs(x) > lambd else mpf(0),
    "softshrink": lambda x, lambd: (
        x - lambd if x > lambd else x + lambd if x < -lambd else mpf(0)
    ),
    "tanhshrink": lambda x: x - tanh(x),
    "step": lambda x: mpf(int(x > 0)),
    "threshold": lambda x, threshold, value: x if x > threshold else mpf(value),
    "sine": lambda x, omega: sin(omega * x),
    "gaussian": lambda x: exp(-(x**2)),
}


def normal_density(x):
    return exp(-(x**2) / 2) / sqrt(2 * pi)
