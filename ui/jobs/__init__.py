"""Long work as a reader sees it: a place in the queue, progress, and a way out."""

from ui.jobs.job import Job
from ui.jobs.wait import RUNS, result_of, wait_for

__all__ = ["RUNS", "Job", "result_of", "wait_for"]
