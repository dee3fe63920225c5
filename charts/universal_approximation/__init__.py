"""Pictures of lesson 5: a curve, networks close to it, and their errors."""
