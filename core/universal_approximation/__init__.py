"""Lesson 5: how much one hidden layer can represent."""
