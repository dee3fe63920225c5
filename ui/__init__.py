"""What the lesson pages share: frame, deck, controls, drawing."""
