"""What leaves: the events chosen, in the forms that other programs and other people read.

`formats.FORMATS` is the one list of them. Nothing here reads or writes a file, opens an address
or knows a clock: a format turns a Selection into bytes, and tells what it could not hold.

What a chronology contains may act in none of them: not as markup, not as a formula, not as an
escape sequence, not as an address that is none.
"""
