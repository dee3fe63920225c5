"""The parts of lesson 2, one experiment a module."""
