"""Small programs that are measured; each runs alone, by its path."""
