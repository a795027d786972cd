"""The document behind its attributions: understood once, when an attribution is first asked who speaks.

To find the speakers takes as long as to find the attributions, and not everybody asks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qawl.attribution.model import UNKNOWN, Attribution, Speaker
from qawl.discourse.speakers import SpeakerResolver
from qawl.discourse.words import Words
from qawl.match.document import Document


@dataclass(frozen=True, slots=True)
class Understood:
    """What is known of the attributions of one document, by their ids."""

    speakers: Mapping[int, Speaker]

    def speaker(self, attribution: int) -> Speaker:
        """The speaker of the attribution with this id."""
        return self.speakers.get(attribution, UNKNOWN)


class DocumentContext:
    """A document that is understood when it is asked for; as a pickle it is what was understood."""

    __slots__ = ("_attributions", "_document", "_understood", "_words")

    def __init__(self, attributions: Sequence[Attribution], document: Document, words: Words) -> None:
        self._attributions = attributions
        self._document = document
        self._words = words
        self._understood: Understood | None = None

    def speaker(self, attribution: int) -> Speaker:
        """The speaker of the attribution with this id."""
        return self._understand().speaker(attribution)

    def _understand(self) -> Understood:
        if self._understood is None:
            self._understood = Understood(SpeakerResolver(self._document, self._words).resolve(self._attributions))
        return self._understood

    def __reduce__(self) -> tuple[type[Understood], tuple[Mapping[int, Speaker]]]:
        return Understood, (self._understand().speakers,)


def in_context(attributions: list[Attribution], document: Document, words: Words) -> list[Attribution]:
    """The attributions of one document, each with their common context."""
    context = DocumentContext(attributions, document, words)
    for attribution in attributions:
        object.__setattr__(attribution, "context", context)  # they have just been made, nobody has seen them
    return attributions
