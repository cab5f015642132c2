"""A timeline explorer in which every event is linked to its source text and figures."""

__version__ = "0.1.0"
