"""What comes in: events as other programs' files hold them, made records of ours.

`formats.FORMATS` is the one list of them. Nothing here reads a file, asks an address or knows a
clock: a format turns bytes into records with the place of each, and tells in Losses what a
chronology cannot hold. What becomes of the records `add` decides, as of any others.

Nothing is invented: no date is more precise than it stood there, and no words become a quotation
that are not cited as our own `export` cites a source that is there. Markup is only text.
"""
