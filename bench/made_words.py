"""Words for made chronologies, drawn as often as their rank says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, product
from pathlib import Path
from random import Random

WORDS = Path(__file__).with_name("words.txt")


def sections() -> Mapping[str, tuple[str, ...]]:
    """The words of words.txt by the heading they stand under."""
    found: dict[str, tuple[str, ...]] = {}
    for block in WORDS.read_text(encoding="utf-8").split("[")[1:]:
        name, _, words = block.partition("]\n")
        found[name] = tuple(words.strip().split("|") if "|" in words else words.split())
    return found


def zipf(count: int, steep: float = 1.1) -> list[float]:
    """The weights of words by rank, summed up (Zipf's law with Mandelbrot's correction)."""
    return list(accumulate(1 / (rank + 2.7) ** steep for rank in range(count)))


class Pool:
    """Words drawn as often as their rank says, many at a time: one by one would be slow."""

    def __init__(self, rng: Random, words: Sequence[str], steep: float = 1.1) -> None:
        self._rng, self._words, self._weights = rng, words, zipf(len(words), steep)
        self._drawn: list[str] = []

    def take(self, count: int) -> list[str]:
        """So many words; the same one may come twice."""
        if len(self._drawn) < count:
            self._drawn += self._rng.choices(self._words, cum_weights=self._weights, k=20_000)
        taken = self._drawn[-count:]
        del self._drawn[-count:]
        return taken

    def one(self) -> str:
        """One word."""
        return self.take(1)[0]


def vocabulary(words: Mapping[str, Sequence[str]]) -> list[str]:
    """All words, the most frequent first: ours, then names put together from syllables."""
    towns = [a + b for b, a in product(words["endings"], words["beginnings"])]
    hamlets = [town + tail for tail, town in product(words["tails"], towns)]
    ranked = [*words["common"], *words["general"], *towns, *hamlets[:60_000]]
    for place, odd in enumerate(words["odd"]):
        ranked.insert(2_000 + 1_500 * place, odd)
    return ranked
