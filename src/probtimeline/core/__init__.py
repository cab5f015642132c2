"""Records, spans of time, scale, text and problems: the words the rest of the program speaks.

Nothing here reads a file, looks at the clock or imports anything but the standard library.
"""
