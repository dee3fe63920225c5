"""Numbers and plurals in the sentences of lesson 5."""


def number(value: float) -> str:
    """Write with three digits that matter, and with commas rather than a power."""
    return f"{value:,.0f}" if 1000 <= abs(value) < 1e7 else f"{value + 0.0:.3g}"


def count(amount: int, thing: str) -> str:
    """Write an amount of things: "1 unit", "2 units"."""
    return f"{amount} {thing}" if amount == 1 else f"{amount} {thing}s"
