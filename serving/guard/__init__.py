"""What one reader, or a stranger, cannot do to the server of a class."""
