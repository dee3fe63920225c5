"""Runs of a page as scripts of plain PyTorch that find the same numbers."""
