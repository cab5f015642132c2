"""The chronology on disk: read strictly, merged, added to without losing anything.

`library.Library` is the one way in and the one writer of a chronology, `texts.Texts` of the
texts of its sources; `files.CannotRead` and `files.CannotWrite` are all they raise. Nothing here
shows anything.
"""
