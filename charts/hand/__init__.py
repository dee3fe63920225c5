"""The picture as the control: what is grabbed in it, and what is drawn on it."""
