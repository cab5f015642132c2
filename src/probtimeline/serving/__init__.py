"""The explorer in a browser: a server on this machine alone, and a process for each page.

The terminal in the page is textual-serve's. Its server is not run: that asks nobody who they are,
starts its programs through a shell, and loads a font from elsewhere.
"""
