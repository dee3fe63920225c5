"""What mathematics says of each activation."""

import math

import pytest

# What mathematics says of each one at PyTorch's defaults: range, monotone, limits,
# where it jumps, where it has a kink, minimum, largest slope, Lipschitz constant,
# and where it saturates.
TRUTH = {
    "identity": ("(−∞, ∞)", "rising", "−∞", "∞", "", "", "−∞", "1 at every x",
                 1, "nowhere"),
    "relu": ("[0, ∞)", "rising", 0, "∞", "", "0", "0 at x ≤ 0", "1 at x > 0",
             1, "x < 0"),
    "leaky_relu": ("(−∞, ∞)", "rising", "−∞", "∞", "", "0", "−∞", "1 at x > 0",
                   1, "nowhere"),
    "prelu": ("(−∞, ∞)", "rising", "−∞", "∞", "", "0", "−∞", "1 at x > 0",
              1, "nowhere"),
    "rrelu": ("(−∞, ∞)", "rising", "−∞", "∞", "", "0", "−∞", "1 at x > 0",
              1, "nowhere"),
    "relu6": ("[0, 6]", "rising", 0, 6, "", "0, 6", "0 at x ≤ 0",
              "1 at 0 < x < 6", 1, "x < 0 or x > 6"),
    "sigmoid": ("(0, 1)", "rising", 0, 1, "", "", "0, approached as x → −∞",
                "0.25 at x = 0", 0.25, "|x| > 5.986"),
    "tanh": ("(−1, 1)", "rising", -1, 1, "", "", "−1, approached as x → −∞",
             "1 at x = 0", 1, "|x| > 2.993"),
    "softsign": ("(−1, 1)", "rising", -1, 1, "", "", "−1, approached as x → −∞",
                 "1 at x = 0", 1, "|x| > 9"),
    "gelu": ("[−0.17, ∞)", "no", 0, "∞", "", "", "−0.17 at x = −0.7518",
             "1.129 at x = 1.414", 1.128904145185, "x < −3.022"),
    "gelu_tanh": ("[−0.17, ∞)", "no", 0, "∞", "", "", "−0.17 at x = −0.7525",
                  "1.129 at x = 1.419", 1.128993068659, "x < −3.009"),
    "silu": ("[−0.2785, ∞)", "no", 0, "∞", "", "", "−0.2785 at x = −1.278",
             "1.1 at x = 2.399", 1.099839320129, "x < −6.143"),
    "swish": ("[−0.2785, ∞)", "no", 0, "∞", "", "", "−0.2785 at x = −1.278",
              "1.1 at x = 2.399", 1.099839320129, "x < −6.143"),
    "mish": ("[−0.3088, ∞)", "no", 0, "∞", "", "", "−0.3088 at x = −1.192",
             "1.088 at x = 1.491", 1.088498161252, "x < −6.159"),
    "elu": ("(−1, ∞)", "rising", -1, "∞", "", "", "−1, approached as x → −∞",
            "1 at x ≥ 0", 1, "x < −4.605"),
    "celu": ("(−1, ∞)", "rising", -1, "∞", "", "", "−1, approached as x → −∞",
             "1 at x ≥ 0", 1, "x < −4.605"),
    "selu": ("(−1.758, ∞)", "rising", -1.758099341, "∞", "", "0",
             "−1.758, approached as x → −∞", "1.758, approached as x → 0",
             1.758099341, "x < −4.605"),
    "softplus": ("(0, ∞)", "rising", 0, "∞", "", "", "0, approached as x → −∞",
                 "1, approached as x → ∞", 1, "x < −4.595"),
    "logsigmoid": ("(−∞, 0)", "rising", "−∞", 0, "", "", "−∞",
                   "1, approached as x → −∞", 1, "x > 4.595"),
    "hardtanh": ("[−1, 1]", "rising", -1, 1, "", "±1", "−1 at x ≤ −1",
                 "1 at −1 < x < 1", 1, "|x| > 1"),
    "hardsigmoid": ("[0, 1]", "rising", 0, 1, "", "±3", "0 at x ≤ −3",
                    "0.1667 at −3 < x < 3", 1 / 6, "|x| > 3"),
    "hardswish": ("[−0.375, ∞)", "no", 0, "∞", "", "±3", "−0.375 at x = −1.5",
                  "1.5, approached as x → 3", 1.5, "x < −3"),
    "hardshrink": ("(−∞, −0.5) ∪ {0} ∪ (0.5, ∞)", "rising", "−∞", "∞", "±0.5", "",
                   "−∞", "1 at x < −0.5 and x > 0.5", math.inf, "nowhere"),
    "softshrink": ("(−∞, ∞)", "rising", "−∞", "∞", "", "±0.5", "−∞",
                   "1 at x < −0.5 and x > 0.5", 1, "nowhere"),
    "tanhshrink": ("(−∞, ∞)", "rising", "−∞", "∞", "", "", "−∞",
                   "1, approached as x → −∞ or ∞", 1, "nowhere"),
    "step": ("{0} ∪ {1}", "rising", 0, 1, "0", "", "0 at x ≤ 0",
             "0 at x < 0 and x > 0", math.inf, "everywhere"),
    "threshold": ("{0} ∪ (1, ∞)", "rising", 0, "∞", "1", "", "0 at x ≤ 1",
                  "1 at x > 1", math.inf, "x < 1"),
    "sine": ("[−1, 1]", "no", "none", "none", "", "",
             "−1 at x = −1.571 and x = 4.712 …", "1 at x = 0 and x = −6.283 …",
             1, "nowhere"),
    "gaussian": ("(0, 1]", "no", 0, 0, "", "", "0, approached as x → −∞ or ∞",
                 "0.8578 at x = −0.7071", math.sqrt(2 / math.e), "|x| > 2.526"),
}  # fmt: skip


def limit(value: float):
    if math.isnan(value):
        return "none"
    return {math.inf: "∞", -math.inf: "−∞"}.get(value, pytest.approx(value, abs=1e-9))
