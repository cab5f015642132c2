"""Whether quotes stand in their sources, calculations come out, and records fit together.

Everything here takes a Chronicle (and source texts, by source id) and gives values back. It
changes nothing, reads no file, and never raises because of what a record says.
"""
