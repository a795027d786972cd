"""What must stand in the sentence of a cue for an attempt to match there: a mark, one of a few words.

Most attempts want a word that is rare: a quotation mark, أن after the cue, نقلا. So to know which rare words the sentence
has is to know which attempts are in vain, and these are most of them. What a frame asks for depends on the cue; it is
worked out for each set of frames that cues have.
"""

from __future__ import annotations

from collections.abc import Sequence

from qawl.match.trees import Held, Phrases, Simple
from qawl.program import Alt, Any, Call, Cap, Commit, Edge, If, Look, Rep, Seq, Test

IMPOSSIBLE = (0,)
MOST = 3  # sets that are named, the smallest
RARE = 300  # letters: a larger set is in every sentence
HARD = 1  # the bit of the end of a sentence in `before`; that of letter n is n + 1


class Needs:
    """Asks trees that call these phrases. A set of letters is a bit mask; `held` tells which frames are in a tree."""

    def __init__(self, phrases: Phrases, held: Held) -> None:
        self._phrases = phrases
        self._held = held
        self._known: dict[tuple[str, bool, frozenset[int]], Sequence[int]] = {}

    def ahead(self, node: Simple, frames: frozenset[int]) -> Sequence[int]:
        """Sets of which each has to have a letter after the cue, which is the first letter of the node. `frames` are
        those that the cue has."""
        match node:
            case Seq((first, *rest)) if not self._phrases.nullable(first):
                return _all([self.ahead(first, frames), *(self._inside(item, False, frames) for item in rest)])
            case Alt(items):
                return _one([self.ahead(item, frames) for item in items])
            case Cap(body=body):
                return self.ahead(body, frames)
        return ()

    def behind(self, node: Simple, frames: frozenset[int]) -> Sequence[int]:
        """The same for what stands before the cue."""
        return self._inside(node, True, frames)

    def _inside(self, node: Simple, back: bool, frames: frozenset[int]) -> Sequence[int]:
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

    def before(self, node: Simple) -> int:
        """What can stand right before the cue, as a set with the end of a sentence; -1 for anything."""
        found, empty = self._last(node)
        return -1 if empty else found

    def _last(self, node: Simple) -> tuple[int, bool]:
        """The last letters of a node that stands before the cue, and whether it may be empty."""
        match node:
            case Test(mask):
                return mask << 1, False
            case Edge("start"):
                return HARD, False
            case Seq(items):
                found = 0
                for item in reversed(items):
                    last, empty = self._last(item)
                    found |= last
                    if not empty:
                        return found, False
                return found, True
            case Alt(items):
                found, empty = 0, False
                for item in items:
                    last, none = self._last(item)
                    found, empty = found | last, empty or none
                return found, empty
            case Rep(body, minimum):
                last, empty = self._last(body)
                return last, empty or minimum == 0
            case Cap(body=body) | Commit(body=body) | If(body=body):
                return self._last(body)
            case Call(phrase):
                return self._last(self._phrases.body(phrase, back=True))
        return 0, True  # slots may come in any order


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
