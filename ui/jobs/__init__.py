"""Long work as a reader sees it: a place in the queue, progress, and a way out."""

from ui.jobs.job import RUNS, Job

__all__ = ["RUNS", "Job"]
