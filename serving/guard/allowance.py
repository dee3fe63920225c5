"""A token bucket: a few at once, then so many a second.

Who keeps below the pace never notices it. (J. S. Turner, 1986, "New directions in
communications", IEEE Communications Magazine 24(10), describes it as a leaky bucket.)
"""

import time


class Allowance:
    """So many things from a standing start, then so many a second.

    Args:
        pace: Things a second.
        at_once: How many from a standing start, and saved up later.
        first: How many from the very first start, where they are fewer.
    """

    def __init__(self, pace: float, at_once: float, *, first: float | None = None):
        self.pace, self.at_once = pace, at_once
        self._left = float(at_once if first is None else first)
        self._at = time.monotonic()

    def wait(self) -> float:
        """Return the seconds until the next thing is allowed; 0 if it is now."""
        now = time.monotonic()
        self._left = min(self.at_once, self._left + (now - self._at) * self.pace)
        self._at = now
        return max(0.0, (1 - self._left) / self.pace)

    def reserve(self) -> float:
        """Use the next one up, and return the seconds until it is allowed."""
        seconds = self.wait()
        self._left -= 1
        return seconds

    def take(self) -> bool:
        """Use one up, if one is there; say whether it was."""
        if self.wait() > 0:
            return False
        self._left -= 1
        return True
