"""Pictures of lesson 3: activation functions and their derivatives."""
