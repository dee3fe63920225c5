"""The property table: what can be computed from a function is never typed by hand."""

from core.activations.properties.extremes import Extreme
from core.activations.properties.intervals import Interval
from core.activations.properties.saturation import is_saturated
from core.activations.properties.table import Properties, properties_of

__all__ = ["Extreme", "Interval", "Properties", "is_saturated", "properties_of"]
