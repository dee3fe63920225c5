"""`python -m serving` with a watchdog that waits two seconds, not twenty."""

import runpy

from serving.guard import watchdog

watchdog.FROZEN, watchdog.BEAT = 2.0, 0.5
runpy.run_module("serving", run_name="__main__")
