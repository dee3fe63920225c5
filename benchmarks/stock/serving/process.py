"""Stands for `serving/process.py` in the stock variant: a process as it comes."""


def prepare_process() -> None:
    """Change nothing."""
