"""Pictures of lesson 4: recordings of training runs and their outcomes."""
