"""Every key of lesson 3's link: its type, range and default."""

from core.activation_gallery.vanishing_gradient import MAX_DEPTH
from core.activations import ACTIVATIONS
from ui.controls import FloatRange, IntRange, Many, Options, Switch, Text
from ui.seed import SEED

WITH_KINKS = tuple(key for key, a in ACTIVATIONS.items() if a.kinks(**a.defaults))
FAMILIES = (*sorted({a.family for a in ACTIVATIONS.values()}), "formula")

LINK = {
    # Firing or not.
    "k": FloatRange(0.5, 50.0, 2.0, 0.5, "%.1f"),
    # Who lets the gradient through; ten in a row.
    "point": FloatRange(-8.0, 8.0, 4.0, 0.1, "%.1f"),
    "input": FloatRange(-4.0, 4.0, 0.5, 0.1, "%.1f"),
    # Random layers.
    "gain": FloatRange(0.5, 3.0, 1.4, 0.05, "%.2f"),
    "layers": IntRange(1, MAX_DEPTH, 10),
    "seed": SEED,
    "activation": Many(tuple(ACTIVATIONS), ("relu", "sigmoid", "tanh")),
    # At the kink.
    "kink_of": Options(WITH_KINKS, "relu"),
    "zoom": Options(("1", "0.1", "0.01", "0.001", "1e-4", "1e-5", "1e-6")),
    # Type the derivative.
    "of": Options(tuple(ACTIVATIONS), "prelu"),
    "answer": Text(),
    "truth": Switch(True),
    # Same class.
    "num_hiddens": IntRange(1, 32, 4),
    # Softmax.
    "first": FloatRange(-5.0, 5.0, 3.0, 0.1, "%.1f"),
    # Properties.
    "family": Many(FAMILIES),
    "only": Many(
        ("continuous", "differentiable", "monotone", "zero-centred", "saturating")
    ),
    # Bring your own.
    "formula": Text(),
    "domain": FloatRange(1.0, 20.0, 8.0, 0.5, "%.1f"),
    "x": FloatRange(-20.0, 20.0, 1.0, 0.1, "%.1f"),
    **{
        f"{activation.key}_{p.name}": FloatRange(p.low, p.high, p.default, p.step)
        for activation in ACTIVATIONS.values()
        for p in activation.parameters
    },
}
