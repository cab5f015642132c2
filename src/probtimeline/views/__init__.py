"""Screens that show a State. They read no files and change nothing: they ask for Moves."""
