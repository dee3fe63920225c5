"""The property table: what can be computed from a function is never typed by hand."""

from core.properties.extremes import Extreme
from core.properties.intervals import Interval
from core.properties.saturation import is_saturated
from core.properties.table import Properties, properties_of

__all__ = ["Extreme", "Interval", "Properties", "is_saturated", "properties_of"]
