"""Pictures of lesson 2: matrices, boundaries, errors of rounding."""
