"""Makes a chronology of any size: `python bench/chronology.py 100000 out.json --seed 1`.

An event takes 400 bytes and more, about 450 on average. Words are as frequent as in a language
(Zipf's law): some stand in nearly every event, many in one of a hundred thousand. Dates are of
every kind, denser in some years than in others, with silences between. The file is in the canonical
form of the program, and the same size and seed give the same bytes. It is written a month at a
time, so that a million events take hardly more memory than a thousand.

Needs nothing but Python: it never imports the program, whose own reading is measured with it.
"""

from __future__ import annotations

import argparse
import calendar
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

sys.path.append(str(Path(__file__).parents[1]))  # it may be run by its path

from bench.made_dates import kinds_of, months_of
from bench.made_records import Maker


def written(maker: Maker, count: int) -> Iterator[str]:
    """The file, piece by piece."""
    yield '{\n  "format": "probtimeline/1",\n  "title": "A made chronology",\n'
    yield f'  "about": "{count} events, made to measure with",\n  "sources": [\n'
    yield ",\n".join(maker.source(number) for number in range(maker.sources))
    yield '\n  ],\n  "events": [\n'
    before = ""
    for month in months_of(maker.rng, count):
        made, weights = kinds_of(month.month)
        length = calendar.monthrange(month.year, month.month)[1]
        chosen = maker.rng.choices(made, cum_weights=weights, k=month.events)
        days = maker.rng.choices(range(1, length + 1), k=month.events)
        begun = (month.when(maker.rng, *each) for each in zip(chosen, days, strict=True))
        for *_, text in sorted(maker.event(when) for when in begun):
            yield before + text
            before = ",\n"
    compared = ",\n".join(maker.comparisons())
    yield "\n  ]" + (f',\n  "comparisons": [\n{compared}\n  ]' if compared else "") + "\n}\n"


def make(path: Path, count: int, seed: int = 1) -> None:
    """Write a chronology of so many events; `count` is 1 or more."""
    maker = Maker(Random(f"{seed} {count}"), count)
    with path.open("w", encoding="utf-8", newline="\n", buffering=1 << 20) as file:
        for piece in written(maker, count):
            file.write(piece)


def main() -> int:
    """Make the file the command line asks for."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    asked.add_argument("count", type=int, help="how many events")
    asked.add_argument("file", type=Path)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    make(given.file, given.count, given.seed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
