"""A reader's own examples: a table, the link that carries it, or a rule."""
