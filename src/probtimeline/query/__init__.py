"""What the reader asks of a chronology: words, phrases, patterns and fields.

A query that cannot be read is a value with its place (`QueryError`), never an exception.
"""
