"""Inserts events into a TinyDB of its own JSONStorage: `python add_with_tinydb.py DATABASE NEW…`.

Each of the new files holds one event. Prints the seconds each took, reading it included.
"""

import json
import sys
from pathlib import Path
from time import perf_counter

from tinydb import TinyDB

if __name__ == "__main__":
    events = TinyDB(sys.argv[1], ensure_ascii=False, encoding="utf-8").table("events")
    for each in sys.argv[2:]:
        began = perf_counter()
        events.insert(json.loads(Path(each).read_bytes()))
        sys.stdout.write(f"{perf_counter() - began}\n")
