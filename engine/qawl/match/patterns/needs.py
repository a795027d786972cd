"""What must stand in the sentence of a cue for an attempt to match there: a mark, one of a few words.

Most attempts want a word that is rare: a quotation mark, أن after the cue, نقلا. So to know which of them the sentence
has is to know which attempts are in vain, and these are most. What a frame asks for depends on the cue, and is worked
out for each set of frames that cues have.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import compress
from operator import or_

from qawl.match.patterns.tables import Opening
from qawl.match.symbols import bits, index_of, members
from qawl.match.trees import Held, Phrases, Simple
from qawl.program import Alt, Any, Call, Cap, Commit, Edge, If, Look, Rep, Seq, Test

IMPOSSIBLE = (0,)
MOST = 3  # sets that are named, the smallest
RARE = 300  # letters: a larger set is in every sentence
TELLING = 4_000  # letters: of a larger set, one stands behind every comma
HARD = 1  # the bit of the end of a sentence in `before`; that of letter n is n + 1


@dataclass(frozen=True, slots=True)
class Need:
    """What an attempt needs: `asked` and `cases` as it has them itself; and the letters of which one is `after` the
    cue, `before` it, and the `first` of the sentence: bit 0 is the end of a sentence, bit n + 1 letter n, -1 stands for
    any, or none."""

    after: int
    before: int
    first: int
    asked: int
    cases: Mapping[int, Sequence[int]]


class Needs:
    """Says of attempts what they need; `marks` numbers the sets of letters, which are bit masks (of two, one letter of
    each in a row), and `frames` the tests that the attempts ask of their cues.

    The trees call `phrases`; `masks` are the tests of the symbols, `holders` the symbols of the tests. Where a variant
    of one of the `openings` is needed its letter will do: marks are looked for before it is known what begins there."""

    def __init__(
        self, phrases: Phrases, masks: Sequence[int], holders: Sequence[int], openings: Sequence[Opening]
    ) -> None:
        self.marks: dict[tuple[int, ...], int] = {}
        self.frames: dict[int, int] = {}
        self._phrases = phrases
        self._masks = masks
        self._holders = holders
        self._held = Held.of(phrases)
        self._known: dict[tuple[str, bool, frozenset[int]], Sequence[int]] = {}
        self._known_plain: dict[int, int] = {}
        self._openings = [
            (1 << index_of(opening.letter), sum(1 << index_of(variant) for variant in set(opening.variants[1:])))
            for opening in openings
        ]
        self._variants = reduce(or_, (variants for _, variants in self._openings), 0)

    def of(self, test: int, left: Simple | None, right: Simple) -> Need:
        """From the test of its cue and its trees to what an attempt needs."""
        second, alone = self._phrases.second(right)
        before, anything = (0, True) if left is None else self._edge(left, last=True)
        frames = self._held.frames(right) | (frozenset() if left is None else self._held.frames(left))
        first = -1 if left is None else self._first(left)
        opening = [] if left is None or first >= 0 else self._opening(left)
        asked = sum(1 << index for index in frames)
        cases: dict[int, Sequence[int]] = {}
        cues = compress(self._masks, members(self._holders[test], len(self._masks)))
        for passed in sorted({mask & asked for mask in cues}):
            here = frozenset(bits(passed))
            ahead = self._ahead(right, here)
            behind = () if left is None else self._inside(left, True, here)
            if 0 not in (*ahead, *behind):
                cases[self._numbered(here)] = (
                    *self._numbers(ahead),
                    *(~mark for mark in self._numbers(behind) + opening),
                )
        before = self._plain(before >> 1) << 1 | before & HARD
        return Need(
            after=-1 if alone else self._plain(second) << 1,
            before=-1 if anything else before,
            first=first,
            asked=self._numbered(frames),
            cases=cases,
        )

    def _numbered(self, tests: Iterable[int]) -> int:
        """Frames as a bit mask of their numbers."""
        return sum(1 << self.frames.setdefault(test, len(self.frames)) for test in sorted(tests))

    def _numbers(self, sets: Sequence[int]) -> list[int]:
        plain = [self._plain(letters) for letters in sets if letters.bit_count() <= RARE]
        return [self.marks.setdefault((letters,), len(self.marks)) for letters in plain]

    def _opening(self, left: Simple) -> list[int]:
        """The mark of the first two letters of what stands before the cue, where these are telling: a comma, وفي."""
        if self._phrases.nullable(left):
            return []
        starts = self._phrases.starts(left)
        first = self._plain(reduce(or_, (start.first for start in starts), 0))
        second = self._plain(reduce(or_, (start.second for start in starts), 0))
        if any(start.alone for start in starts) or first.bit_count() > RARE or second.bit_count() > TELLING:
            return []
        return [self.marks.setdefault((first, second), len(self.marks))]

    def _plain(self, letters: int) -> int:
        """With the letter of each variant."""
        known = self._known_plain.get(letters)
        if known is None:
            known = letters
            if letters & self._variants:
                for letter, variants in self._openings:
                    if letters & variants:
                        known |= letter
            self._known_plain[letters] = known
        return known

    def _ahead(self, node: Simple, frames: frozenset[int]) -> Sequence[int]:
        """Sets of which each has to have a letter after the cue, which is the first letter of the node. `frames` are
        those that the cue has."""
        match node:
            case Seq((first, *rest)) if not self._phrases.nullable(first):
                return _all([self._ahead(first, frames), *(self._inside(item, False, frames) for item in rest)])
            case Alt(items):
                return _one([self._ahead(item, frames) for item in items])
            case Cap(body=body):
                return self._ahead(body, frames)
        return ()

    def _inside(self, node: Simple, back: bool, frames: frozenset[int]) -> Sequence[int]:
        """Sets of which each has to have a letter in any match of the node."""
        match node:
            case Test(mask):
                return (mask,)
            case Seq(items):
                return _all([self._inside(item, back, frames) for item in items])
            case Alt(items):
                return _one([self._inside(item, back, frames) for item in items])
            case Rep(body, minimum):
                return self._inside(body, back, frames) if minimum else ()
            case Cap(body=body) | Commit(body=body):
                return self._inside(body, back, frames)
            case If(index, body):
                return self._inside(body, back, frames) if index in frames else IMPOSSIBLE
            case Any(slots):
                return _all([self._inside(body, back, frames) for body, required in slots if required])
            case Look(body, negative) if not negative and not back:
                return self._inside(body, back, frames)
            case Call(phrase):
                key = phrase, back, frames & self._held.frames(node)
                known = self._known.get(key)
                if known is None:
                    known = self._known[key] = self._inside(self._phrases.body(phrase, back=back), back, frames)
                return known
        return ()

    def _first(self, left: Simple) -> int:
        """The letters with which a sentence begins where all that stands before the cue begins with it; else -1. Bit
        n + 1 is letter n."""
        match left:
            case Seq((Edge("start"), *rest)):
                letters, empty = self._edge(Seq(tuple(rest)), last=False)
                return -1 if empty else self._plain(letters >> 1) << 1
            case Alt(items):
                found = [self._first(item) for item in items]
                return -1 if -1 in found else reduce(or_, found, 0)
        return -1

    def _edge(self, node: Simple, *, last: bool) -> tuple[int, bool]:
        """The last letters, or first, of a node that stands before the cue, and whether it may be empty."""
        match node:
            case Test(mask):
                return mask << 1, False
            case Edge("start") if last:
                return HARD, False
            case Seq(items):
                found = 0
                for item in reversed(items) if last else items:
                    letters, empty = self._edge(item, last=last)
                    found |= letters
                    if not empty:
                        return found, False
                return found, True
            case Alt(items):
                return self._edge_of(items, last=last)
            case Any(slots):
                found, _ = self._edge_of([body for body, _ in slots], last=last)
                return found, not any(required for _, required in slots)
            case Rep(body, minimum):
                found, empty = self._edge(body, last=last)
                return found, empty or minimum == 0
            case Cap(body=body) | Commit(body=body) | If(body=body):
                return self._edge(body, last=last)
            case Call(phrase):
                return self._edge(self._phrases.body(phrase, back=True), last=last)
        return 0, True  # takes no letter

    def _edge_of(self, items: Sequence[Simple], *, last: bool) -> tuple[int, bool]:
        found, empty = 0, False
        for item in items:
            letters, none = self._edge(item, last=last)
            found, empty = found | letters, empty or none
        return found, empty


def _all(sets: Sequence[Sequence[int]]) -> Sequence[int]:
    return sorted({mask for some in sets for mask in some}, key=int.bit_count)[:MOST]


def _one(options: Sequence[Sequence[int]]) -> Sequence[int]:
    """What one of the options needs: of each that is possible the smallest set."""
    possible = [some for some in options if 0 not in some]
    if not possible:
        return IMPOSSIBLE
    if not all(possible):
        return ()
    union = 0
    for some in possible:
        union |= min(some, key=int.bit_count)
    return (union,)
