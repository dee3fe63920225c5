"""Lesson 4: one hidden layer trained on data that no line separates."""
