"""Lesson 1: where the truth is not monotone, and what a linear model makes of it."""
