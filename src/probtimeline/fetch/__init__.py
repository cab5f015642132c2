"""A source's page from its address: asked for over the network, unpacked, decoded, its article.

The only part of the program that goes out to the network, and only when a reader has said so.
Nothing that a server sends may act, reach another machine, last for ever or fill the memory.
"""
