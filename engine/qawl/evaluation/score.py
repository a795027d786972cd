"""The measures of `docs/measures.md`, counted pair by pair, so that any part of a corpus can be scored by itself."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from qawl.attribution.model import ROLES
from qawl.evaluation.align import Item, Pair, parents
from qawl.evaluation.counts import Count, Figures, harmonic
from qawl.evaluation.words import dice

PARTIAL, FULL = 0.8, 0.9  # how alike contents must be, by Dice, to be right in part, and in a "who said what"
JOINT = ("cue", "source", "content", "addressee", "topic", "via")  # the roles that SpkAtt-2023 has, too
THRESHOLDS = (0.3, 0.8)  # of the Gender Gap Tracker
_ALIKE = str.maketrans("أإآىة", "ااايه")
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u064b-\u0652\u0670])*")


@dataclass(slots=True)
class Scores:
    """What has been counted. Of each role `counts` has ROLE (right in part), "ROLE exact"; "source head"; "full". Of
    what is paired `accuracies` has speaker, "speaker name", parent, nested. `edges` says by how many words the right
    edges of contents and sources miss those of the gold: below 0 too early, above too late."""

    gold: int = 0
    found: int = 0
    counts: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    accuracies: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    edges: dict[str, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    joint: list[Fraction] = field(default_factory=lambda: [Fraction(0), Fraction(0)])

    def add(self, pair: Pair) -> None:
        """Count one pair."""
        self.gold += pair.gold is not None
        self.found += pair.found is not None
        both = pair.gold is not None and pair.found is not None
        for role in ROLES:
            gold, found = pair.words(role)
            if role == "cue":
                there = pair.gold is not None, pair.found is not None
                right = both
            else:
                there = bool(gold), bool(found)
                right = both and (dice(gold, found) >= PARTIAL if role == "content" else bool(gold & found))
            self.counts[role].add(right and all(there), *there)
            self.counts[f"{role} exact"].add(both and all(there) and gold == found, *there)
        gold, found = pair.words("source")
        same = bool(gold) and bool(found) and min(gold) == min(found)
        self.counts["source head"].add(both and same, bool(gold), bool(found))
        self.counts["full"].add(both and _full(pair), pair.gold is not None, pair.found is not None)
        self._add_joint(pair)
        if pair.gold is not None and pair.found is not None:
            self._add_speaker(pair.gold, pair.found)
            for role in ("content", "source"):
                gold, found = pair.words(role)
                if gold and found:
                    self.edges[role][max(found) - max(gold)] += 1

    def _add_joint(self, pair: Pair) -> None:
        gold = {(role, word) for role in JOINT for word in pair.words(role)[0]}
        found = {(role, word) for role in JOINT for word in pair.words(role)[1]}
        if found:
            self.joint[0] += Fraction(len(gold & found), len(found))
        if gold:
            self.joint[1] += Fraction(len(gold & found), len(gold))

    def _add_speaker(self, gold: Item, found: Item) -> None:
        if gold.speaker:
            named, given = names(gold.speaker), names(found.speaker)
            whole = bool(named) and named <= given
            part = bool(named) and bool(given) and (named <= given or given <= named)
            self.accuracies["speaker"].add(part, True, True)
            self.accuracies["speaker name"].add(whole, True, True)

    def add_document(self, pairs: Sequence[Pair]) -> None:
        """Count a whole document: its pairs, the nesting, and the measure of the Gender Gap Tracker."""
        for pair in pairs:
            self.add(pair)
        nested = parents([pair.gold for pair in pairs if pair.gold])
        partners = {pair.gold.id: pair.found.id for pair in pairs if pair.gold and pair.found}
        for pair in pairs:
            if pair.gold and pair.found:
                parent = nested.get(pair.gold.id)
                wanted = None if parent is None else partners.get(parent, -1)
                right = wanted == pair.found.parent
                self.accuracies["parent"].add(right, True, True)
                if parent is not None:
                    self.accuracies["nested"].add(right, True, True)
        for threshold in THRESHOLDS:
            self.counts[f"quotes {threshold}"].merge(quotes(pairs, threshold))

    def merge(self, other: Scores) -> None:
        """Add what was counted elsewhere."""
        self.gold += other.gold
        self.found += other.found
        for mine, theirs in ((self.counts, other.counts), (self.accuracies, other.accuracies)):
            for name, count in theirs.items():
                mine[name].merge(count)
        for role, edges in other.edges.items():
            self.edges[role].update(edges)
        self.joint = [one + more for one, more in zip(self.joint, other.joint, strict=True)]

    def figures(self, name: str) -> Figures:
        """The figures of one of `counts`, or of "joint"."""
        if name != "joint":
            return self.counts[name].figures()
        precision = float(self.joint[0] / self.found) if self.found else 0.0
        recall = float(self.joint[1] / self.gold) if self.gold else 0.0
        return Figures(precision, recall, harmonic(precision, recall), self.gold)


def _full(pair: Pair) -> bool:
    source, found = pair.words("source")
    return source == found and dice(*pair.words("content")) >= FULL


def names(name: str) -> frozenset[str]:
    """The words of a name, its letters as a reader who knows it would take them."""
    return frozenset(_WORD.findall(name.translate(_ALIKE)))


def _closeness(one: set[int], other: set[int]) -> tuple[int, int, int]:
    return len(one & other), -len(other), -min(other)


def quotes(pairs: Iterable[Pair], threshold: float) -> Count:
    """Contents as the Gender Gap Tracker counts them: of each of the gold, in their order, the one that has most of its
    code points and more than this share of them is right, and used up."""
    gold: list[set[int]] = []
    left: list[set[int]] = []
    for pair in pairs:
        for item, to in ((pair.gold, gold), (pair.found, left)):
            letters = {n for a, b in item.roles.get("content", ()) for n in range(a, b)} if item else set()
            if letters:
                to.append(letters)
    count = Count(0, len(gold), len(left))
    for one in sorted(gold, key=lambda letters: (min(letters), len(letters))):
        best = max(left, key=lambda other: _closeness(one, other), default=set[int]())
        if len(one & best) > threshold * len(one):
            left.remove(best)
            count.right += 1
    return count
