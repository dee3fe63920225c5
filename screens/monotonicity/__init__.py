"""Lesson 1: the three stories, and what lies one click deeper in each."""
