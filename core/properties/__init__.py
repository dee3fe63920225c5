"""The property table: what can be computed from a function is never typed by hand."""

from core.properties.extremes import Extreme
from core.properties.intervals import Interval
from core.properties.measure import Properties, properties_of

__all__ = ["Extreme", "Interval", "Properties", "properties_of"]
