"""Regular expressions that are compiled when they are first used.

Compiling one takes up to a millisecond, and most commands use few of those their modules name.
"""

import re
from functools import cache

__all__ = ["compiled"]


@cache
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern of the program's own, ready to be matched.

    Never one made from what a reader types or a file holds: each is kept for good.
    """
    return re.compile(pattern, flags)
