"""Lesson 3: activation functions, compared, and what their slopes pass on."""
