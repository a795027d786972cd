"""Which predicted attribution is which of the gold: one to one, the most alike of those that share some of the cue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from qawl.attribution.model import ROLES
from qawl.evaluation.record import Pieces
from qawl.evaluation.words import Text, Words, dice


@dataclass(frozen=True, slots=True)
class Item:
    """An attribution to be scored, of the gold or predicted: its number in the document, the spans of its roles, and,
    where they are known, its parent's number, its speaker's name, its construction and its mode."""

    id: int
    roles: Mapping[str, Pieces]
    parent: int | None = None
    speaker: str = ""
    rule: str = ""
    mode: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """One of the gold with its prediction, or either alone; the words of each role that is there."""

    gold: Item | None
    found: Item | None
    gold_words: Mapping[str, Words] = field(default_factory=dict)
    found_words: Mapping[str, Words] = field(default_factory=dict)

    def words(self, role: str) -> tuple[Words, Words]:
        """The words of a role, gold and predicted."""
        nothing: Words = frozenset()
        return self.gold_words.get(role, nothing), self.found_words.get(role, nothing)


def align(text: Text, gold: Sequence[Item], found: Sequence[Item]) -> list[Pair]:
    """Pairs for all of gold, in the order of its cues, then what is predicted and is nothing in the gold.

    The most alike come together first, whatever the order they are given in: by the words that their contents share,
    then their sources, then the code points of their cues."""
    ours = sorted(gold, key=_key)
    theirs = sorted(found, key=_key)
    our_words, their_words = ([_words(text, item) for item in items] for items in (ours, theirs))
    nothing: Words = frozenset()
    candidates: list[tuple[float, float, int, int, int]] = []
    for i, one in enumerate(ours):
        for j, other in enumerate(theirs):
            shared = _shared(one.roles.get("cue", ()), other.roles.get("cue", ()))
            if shared:
                content, source = (
                    dice(our_words[i].get(role, nothing), their_words[j].get(role, nothing))
                    for role in ("content", "source")
                )
                candidates.append((-content, -source, -shared, i, j))
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for *_, i, j in sorted(candidates):
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    pairs = [
        Pair(one, theirs[partner[i]], our_words[i], their_words[partner[i]])
        if i in partner
        else Pair(one, None, our_words[i])
        for i, one in enumerate(ours)
    ]
    alone = (j for j in range(len(theirs)) if j not in taken)
    return [*pairs, *(Pair(None, theirs[j], {}, their_words[j]) for j in alone)]


def _key(item: Item) -> tuple[Pieces, list[tuple[str, Pieces]], str, str]:
    return item.roles.get("cue", ()), sorted(item.roles.items()), item.rule, item.speaker


def _words(text: Text, item: Item) -> dict[str, Words]:
    words = {role: text.role(role, item.roles[role]) for role in ROLES if role in item.roles}
    return {role: covered for role, covered in words.items() if covered}


def _shared(one: Pieces, other: Pieces) -> int:
    return sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)


def parents(items: Sequence[Item]) -> dict[int, int]:
    """The number of the attribution in whose content each cue stands, the one with the shortest such content."""
    found: dict[int, int] = {}
    for item in items:
        start, end = item.roles.get("cue", ((0, 0),))[0]
        around = [
            (b - a, other.id)
            for other in items
            if other.id != item.id
            for a, b in other.roles.get("content", ())
            if a <= start and end <= b
        ]
        if around and start < end:
            found[item.id] = min(around)[1]
    return found
