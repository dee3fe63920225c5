"""Long work of a class: which run comes next (`order`), and who waits (`queue`)."""
