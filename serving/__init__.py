"""What one process does for a class: warm-up, guard, long runs, kept results, log."""
