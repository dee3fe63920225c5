"""Pictures of lesson 1: risk over a feature, images, held-out patients."""
