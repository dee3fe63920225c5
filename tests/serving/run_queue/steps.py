"""Runs that tests hold and let go."""

import threading


class Step:
    """Work that goes on until it is let, or told to stop."""

    def __init__(self, result: object = "result"):
        self.result, self.calls = result, 0
        self.may_end, self.stopped = threading.Event(), False

    def __call__(self, report):
        self.calls += 1
        while not self.may_end.wait(0.005):
            if not report(0.25):
                self.stopped = True
                return None
        return self.result
