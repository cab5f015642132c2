"""The records of made chronologies, as the text that stands in the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from random import Random

from bench.made_dates import LAST_YEAR, When
from bench.made_words import Pool, sections, vocabulary

SMALLEST = 400
"""The fewest bytes an event takes."""

Item = tuple[float, float, str, str]
"""The first and last day an event's date allows, its id, and its text: sorted as files are."""

SLUG = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_QUOTE = """,
      "quotes": [
        {{
          "source": "source-{source}",
          "text": "{text}"{figures}
        }}
      ]"""
_FIGURE = """,
          "figures": [
            {{
              "text": "{printed}",
              "label": "{label}",
              "value": {number},
              "unit": "{unit}"{hedged},
              "measure": "{measure}",
              "period": "{period}"{named}
            }}
          ]"""
_RELATED = """,
      "related": [
        {{
          "event": "{other}",
          "how": "{how}"
        }}
      ]"""
_SOURCE = """    {{
      "id": "source-{number}",
      "title": "The {place} papers, {number}",
      "author": [
        "{author}"
      ],
      "publisher": "{place} Gazette",
      "published": "{year}",
      "url": "https://example.org/{number}",
      "kind": "{kind}"
    }}"""
_COMPARISON = """    {{
      "id": "{measure}-{number}",
      "title": "Two figures of {measure}",
      "figures": [
        "{one}",
        "{other}"
      ],
      "verdict": "not-comparable",
      "note": "Counted in different ways"
    }}"""


def listed(name: str, items: Sequence[str]) -> str:
    """A list of texts of an event, as a file has it."""
    inner = ",\n".join(f'        "{item}"' for item in items)
    return f',\n      "{name}": [\n{inner}\n      ]'


class Maker:
    """Makes events one after another, all from one generator of random numbers."""

    def __init__(self, rng: Random, count: int) -> None:
        words = sections()
        self.rng, self.words, self.sources = rng, words, min(2_000, 5 + count // 100)
        towns = [a + b for a, b in product(words["beginnings"], words["endings"])]
        rng.shuffle(towns)
        bodies = [
            f"{town} {office}" for town, office in zip(towns, words["offices"] * 80, strict=False)
        ]
        people = [
            f"{name} {town}" for name, town in zip(words["names"] * 60, towns[1_500:], strict=False)
        ]
        both = [*bodies, *people]
        rng.shuffle(both)
        self.text = Pool(rng, vocabulary(words))
        self.nouns = Pool(rng, [*words["general"][:250], *towns], 1.0)
        self.actors, self.towns = Pool(rng, both, 0.9), Pool(rng, towns, 0.8)
        self.tags, self.verbs = Pool(rng, words["tags"], 0.7), Pool(rng, words["verbs"], 0.2)
        self.weighed: dict[str, list[str]] = {}
        self.recent: list[str] = []
        self.made = 0

    def event(self, when: When) -> Item:
        """One event: where it sorts, and its text."""
        rng = self.rng
        first, last, written = when
        self.made += 1
        actor, place = self.actors.one(), self.towns.one()
        noun, more = self.nouns.take(2)
        at = rng.choice(self.words["places"]) if rng.random() < 0.2 else "in"
        title = f"{actor} {self.verbs.one()} {noun} {more} {at} {place}"
        name = f"{written[:4].strip('[').lower()}-{_slug(noun)}-{_slug(place)}-{self.made:x}"
        actors = [actor] if rng.random() < 0.8 else list(dict.fromkeys([actor, self.actors.one()]))
        tags = listed("tags", list(dict.fromkeys(self.tags.take(rng.choice((1, 1, 2))))))
        head = (
            f'    {{\n      "id": "{name}",\n      "title": "{title}",\n      "date": "{written}"'
        )
        tail = self._standing() + tags + listed("actors", actors) + self._quotes(name, written)
        tail += self._related() + "\n    }"
        wanted = SMALLEST + rng.expovariate(1 / 8)
        summary = self._sentences(max(40, wanted - len(head) - len(tail) - 21))
        if rng.random() < 0.02:
            self.recent = [*self.recent[-200:], name]
        return first, last, name, f'{head},\n      "summary": "{summary}"{tail}'

    def _sentences(self, length: float) -> str:
        """At least so many characters of prose."""
        told = ""
        while len(told) < length:
            words = self.text.take(self.rng.randint(5, 12))
            told += f"{words[0][:1].upper()}{words[0][1:]}"
            for word in words[1:]:
                if len(told) >= length:
                    break
                told += f" {word}"
            told += ". "
        return told[:-1]

    def _standing(self) -> str:
        chance = self.rng.random()
        if chance < 0.02:
            return ',\n      "milestone": true'
        named = {0.06: "planned", 0.09: "claimed", 0.1: "cancelled"}
        status = next((each for below, each in named.items() if chance < below), "")
        return f',\n      "status": "{status}"' if status else ""

    def _related(self) -> str:
        if not self.recent or self.rng.random() > 0.03:
            return ""
        other, how = self.rng.choice(self.recent), self.rng.choice(self.words["hows"])
        return _RELATED.format(other=other, how=how)

    def _quotes(self, event: str, period: str) -> str:
        """A quotation in every third event, with a figure in every sixth of those."""
        chance = self.rng.random()
        if chance > 0.36:
            return ""
        source, words = self.rng.randrange(self.sources), self.text.take(self.rng.randint(6, 10))
        if chance > 0.06:
            return _QUOTE.format(source=source, text=" ".join(words), figures="")
        number, kind = self.rng.randint(2, 9_999), self.rng.randrange(len(self.words["units"]))
        hedge = self.rng.choice(("", "about ", "more than ", "almost "))
        printed = f"{hedge}{number:,}"
        measure, named = self.words["measures"][kind], ""
        if self.rng.random() < 0.02:
            named = f',\n              "id": "{event}-figure"'
            self.weighed.setdefault(measure, []).append(f"{event}-figure")
        figure = _FIGURE.format(
            **{"printed": printed, "label": " ".join(self.nouns.take(3)), "number": number},
            **{"unit": self.words["units"][kind], "measure": measure, "named": named},
            **{"hedged": f',\n              "qualifier": "{hedge[:-1]}"' if hedge else ""},
            period=period,
        )
        text = " ".join([*words[:4], printed, *words[4:]])
        return _QUOTE.format(source=source, text=text, figures=figure)

    def source(self, number: int) -> str:
        """One source."""
        place, year = self.towns.one(), LAST_YEAR + 1
        author = f"{self.rng.choice(self.words['names'])} {self.towns.one()}"
        kind = self.rng.choice(self.words["kinds"])
        return _SOURCE.format(number=number, place=place, author=author, year=year, kind=kind)

    def comparisons(self) -> Iterator[str]:
        """Pairs of figures of one measure, weighed: at most a hundred of each."""
        for measure, named in self.weighed.items():
            for number, (one, other) in enumerate(list(pairwise(named))[:100]):
                yield _COMPARISON.format(measure=measure, number=number, one=one, other=other)


def _slug(word: str) -> str:
    return "".join(each for each in word.lower() if each in SLUG) or "x"
