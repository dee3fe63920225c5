"""How much one hidden layer can say: built by hand, found by training, solved.

`CONSTRUCTIONS` (in `constructions`) builds networks with a bound on their error for any
of the targets in `targets`; the other modules look for them or solve for them.
"""
