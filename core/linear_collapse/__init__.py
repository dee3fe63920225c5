"""Lesson 2: a stack of affine layers is one affine layer."""
