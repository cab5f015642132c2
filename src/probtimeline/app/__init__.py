"""The only place where screen, state and files meet."""
