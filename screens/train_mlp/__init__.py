"""The parts of lesson 4, one experiment each."""
