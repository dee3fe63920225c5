"""What one process does for a class: warm-up, long runs, kept results, log."""
