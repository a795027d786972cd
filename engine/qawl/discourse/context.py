"""The document behind its attributions: understood once, when an attribution is first asked who speaks.

To find the speakers takes as long as to find the attributions, and not everybody asks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from qawl.attribution.model import UNKNOWN, Attribution, Link, Speaker
from qawl.discourse.chain import chains
from qawl.discourse.dateline import find_dateline
from qawl.discourse.fingerprint import fingerprint_of
from qawl.discourse.speakers import SpeakerResolver
from qawl.discourse.stance import is_distanced
from qawl.discourse.words import Words
from qawl.match.document import Document


@dataclass(frozen=True, slots=True)
class Article:
    """What the caller knows of an article: when it appeared and where. None leaves it to the dateline."""

    date: date | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Understood:
    """What is known of the attributions of one document, by their ids."""

    speakers: Mapping[int, Speaker]
    chains: Mapping[int, tuple[Link, ...]]
    dates: Mapping[int, str]
    distances: frozenset[int]
    fingerprints: Mapping[int, str | None]

    def speaker(self, attribution: int) -> Speaker:
        """The speaker of the attribution with this id."""
        return self.speakers.get(attribution, UNKNOWN)

    def chain(self, attribution: int) -> tuple[Link, ...]:
        """Its chain."""
        return self.chains.get(attribution, ())

    def when(self, attribution: int) -> str | None:
        """Its date."""
        return self.dates.get(attribution)

    def distanced(self, attribution: int) -> bool:
        """Is it reported with a distance?"""
        return attribution in self.distances

    def fingerprint(self, attribution: int) -> str | None:
        """What its content has in common with the same statement elsewhere."""
        return self.fingerprints.get(attribution)


class DocumentContext:
    """A document that is understood when it is asked for; as a pickle it is what was understood."""

    __slots__ = ("_article", "_attributions", "_document", "_understood", "_words")

    def __init__(self, attributions: Sequence[Attribution], document: Document, words: Words, article: Article) -> None:
        self._attributions = attributions
        self._document = document
        self._words = words
        self._article = article
        self._understood: Understood | None = None

    def speaker(self, attribution: int) -> Speaker:
        """The speaker of the attribution with this id."""
        return self._understand().speaker(attribution)

    def chain(self, attribution: int) -> tuple[Link, ...]:
        """Its chain."""
        return self._understand().chain(attribution)

    def when(self, attribution: int) -> str | None:
        """Its date."""
        return self._understand().when(attribution)

    def distanced(self, attribution: int) -> bool:
        """Is it reported with a distance?"""
        return self._understand().distanced(attribution)

    def fingerprint(self, attribution: int) -> str | None:
        """What its content has in common with the same statement elsewhere."""
        return fingerprint_of(self._attributions[attribution - 1], self._words.folded)

    def _understand(self) -> Understood:
        if self._understood is None:
            speakers = SpeakerResolver(self._document, self._words).resolve(self._attributions)
            dateline = find_dateline(self._document.text, self._words)
            links = chains(self._attributions, speakers, self._words, dateline, self._article.outlet)
            dates = self._dates(self._article.date or dateline.date)
            distances = (a.id for a in self._attributions if is_distanced(a, self._document.text, self._words))
            self._understood = Understood(speakers, links, dates, frozenset(distances), {})
        return self._understood

    def _dates(self, today: date | None) -> dict[int, str]:
        timed = [attribution for attribution in self._attributions if attribution.time]
        if today is None or not timed:
            return {}
        from qawl.discourse.dates import Dates  # it needs Lark, and most runs need no date

        dates = Dates.of(self._words)
        found = ((a.id, next(filter(None, (dates.when(p.text, today) for p in a.time)), None)) for a in timed)
        return {id: when for id, when in found if when is not None}

    def __reduce__(self) -> tuple[type[Understood], tuple[Any, ...]]:
        known = self._understand()
        prints = {a.id: self.fingerprint(a.id) for a in self._attributions}
        return Understood, (known.speakers, known.chains, known.dates, known.distances, prints)


def in_context(
    attributions: list[Attribution], document: Document, words: Words, article: Article
) -> list[Attribution]:
    """The attributions of one document, each with their common context."""
    context = DocumentContext(attributions, document, words, article)
    for attribution in attributions:
        object.__setattr__(attribution, "context", context)  # they have just been made, nobody has seen them
    return attributions
