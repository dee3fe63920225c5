"""What a hand did on a picture, as the value of a control or as an answer."""
