"""What the program is doing (State) and every way it can change (Move): pure functions."""
