"""How many of a class gave which answer, as bars for the one who teaches."""

from collections import Counter
from collections.abc import Sequence

from core.answers.summaries import bins
from core.expressions import parse
from ui.screen import Choice, Drawing, Screen
from ui.text import bar

MOST_BARS, MOST_TYPED = 5, 40
NO_FORMULA = "no formula"


def tally(screen: Screen, votes: Sequence | None) -> str:
    """Draw how many gave which answer; before they are shown, the options alone."""
    if isinstance(screen.ask, Drawing):
        return ""
    if isinstance(screen.ask, Choice):
        counted = Counter(votes or ())
        rows = [(text, counted[name]) for name, text in screen.ask.options.items()]
    else:
        rows = _values(screen, votes or ())
    most = max((many for _, many in rows), default=0) or 1
    number = "" if votes is None else "{}"
    return "".join(
        bar(count / most, number.format(count), text) for text, count in rows
    )


def _values(screen: Screen, votes: Sequence) -> list[tuple[str, int]]:
    """Count locked values: numbers in bins, anything else by what is most frequent."""
    says = screen.ask.says
    if all(isinstance(vote, int | float) for vote in votes):
        return [
            (says(low) if low == high else f"{says(low)} to {says(high)}", count)
            for low, high, count in bins(votes, MOST_BARS)
        ]
    said = (says(vote) if says(vote) != vote else _typed(vote) for vote in votes)
    return Counter(said).most_common(MOST_BARS)


def _typed(text: str) -> str:
    """Return a typed formula; any other text is nothing to show to a class."""
    try:
        return parse(text).text[:MOST_TYPED]
    except ValueError:
        return NO_FORMULA
