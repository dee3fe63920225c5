"""What readers answer: a drawn curve is judged, what a class says is counted."""
