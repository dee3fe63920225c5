"""The parts of lesson 3."""
