"""The experiments of each lesson, one module each; pages string them together."""
