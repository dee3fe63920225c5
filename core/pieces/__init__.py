"""The straight pieces of ReLU networks, counted exactly; what depth adds."""
