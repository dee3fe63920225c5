"""The experiments of each lesson, one module a section; pages string them together."""
