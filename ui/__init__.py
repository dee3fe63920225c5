"""What the lesson pages share: frame, controls, drawing, predictions."""
