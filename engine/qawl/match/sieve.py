"""Which patterns can match here at all? All are asked at once, by an automaton that is built as it is walked.

Patterns are taken for regular expressions: what they look ahead at, how often they repeat and what they commit to is
left aside. So the automaton lets through all that match and a few that do not, which the patterns themselves sort out.
Its states are made when they are first reached, and news reaches the same ones again and again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qawl.match.symbols import bits, index_of
from qawl.program import Alt, Any, Call, Cap, Commit, If, Node, Rep, Seq, Test

# So many states are kept; then they are made anew.
REMEMBERED = 50_000
_DONE = -1
# Of each pattern that may still match: its number, the places enabled, and the places next.
_Live = tuple[tuple[int, int, int], ...]
_Phrases = Mapping[tuple[str, bool], Node]


class Sieve:
    """The automaton of some patterns, matched ahead or `back`. `sets` are the sets of letters in them, as bit masks."""

    def __init__(self, patterns: Sequence[Node], phrases: _Phrases, sets: Sequence[int], *, back: bool = False) -> None:
        self._nets = [_Net(pattern, phrases, back=back) for pattern in patterns]
        count = max((mask.bit_length() for mask in sets), default=0)
        self._rows = [format(mask, f"0{count}b") for mask in reversed(sets)]
        self._count = count
        self._members: dict[str, int] = {}
        self._states: dict[tuple[int, _Live], State] = {}

    def start(self, numbers: Sequence[int], frames: frozenset[int] = frozenset()) -> State:
        """The state before the first letter, for some of the patterns and a cue with these frames."""
        found, live = 0, []
        for number in numbers:
            net = self._nets[number]
            if net.empty:
                found |= 1 << number
            else:
                enabled = net.enabled(frames)
                live.append((number, enabled, net.starts & enabled))
        return self._state(found, tuple(live))

    def step(self, state: State, letter: str) -> State:
        """The state behind one more letter."""
        found, live = state.found, []
        member = self._member(letter)
        for number, enabled, reach in state.live:
            after = self._nets[number].step(enabled, reach, member)
            if after == _DONE:
                found |= 1 << number
            elif after:
                live.append((number, enabled, after))
        return self._state(found, tuple(live))

    def _member(self, letter: str) -> int:
        """The sets that hold a letter, as bits; the end of a sentence is in none."""
        known = self._members.get(letter)
        if known is None:
            place = self._count - 1 - index_of(letter)
            inside = 0 <= place < self._count
            known = self._members[letter] = int("".join([row[place] for row in self._rows]) or "0", 2) if inside else 0
        return known

    def _state(self, found: int, live: _Live) -> State:
        known = self._states.get((found, live))
        if known is None:
            if len(self._states) > REMEMBERED:
                self._states.clear()
            known = self._states[found, live] = State(self, found, live)
        return known


class State(dict[str, "State"]):
    """Maps a letter to the state behind it. `found`: the patterns that matched, as bits; `live`: those that may yet."""

    __slots__ = ("_sieve", "found", "live")

    def __init__(self, sieve: Sieve, found: int, live: _Live) -> None:
        super().__init__()
        self._sieve = sieve
        self.found = found
        self.live = live

    def __missing__(self, letter: str) -> State:
        after = self[letter] = self._sieve.step(self, letter)
        return after


class _Net:
    """One pattern: the places of its sets, and for each place those that may come next (as bits of a mask)."""

    def __init__(self, pattern: Node, phrases: _Phrases, *, back: bool) -> None:
        self._phrases, self._back = phrases, back
        self._places: dict[int, int] = {}  # by set: the places where it stands
        self._follow: list[int] = []
        self._frames: dict[frozenset[int], int] = {}  # by the frames that they stand under: places
        self._steps: dict[tuple[int, int, int], int] = {}
        self.starts, self._ends, self.empty = self._add(pattern, frozenset())
        self._used = sum(1 << number for number in self._places)

    def enabled(self, frames: frozenset[int]) -> int:
        """The places that stand under no frame that the cue lacks."""
        return sum(places for asked, places in self._frames.items() if asked <= frames)

    def step(self, enabled: int, reach: int, member: int) -> int:
        """The places next after a letter of these sets, or that the pattern can end there."""
        key = enabled, reach, member & self._used
        known = self._steps.get(key)
        if known is None:
            known = self._steps[key] = self._after(reach, enabled, member & self._used)
        return known

    def _after(self, reach: int, enabled: int, member: int) -> int:
        holding = 0
        for number in bits(member):
            holding |= self._places[number]
        here = reach & holding
        if here & self._ends:
            return _DONE
        after = 0
        for place in bits(here):
            after |= self._follow[place]
        return after & enabled

    def _add(self, node: Node, frames: frozenset[int]) -> tuple[int, int, bool]:
        """The places at which a match of the node can begin and end, and whether it can be empty."""
        match node:
            case Test(number):
                own = 1 << len(self._follow)
                self._follow.append(0)
                self._places[number] = self._places.get(number, 0) | own
                self._frames[frames] = self._frames.get(frames, 0) | own
                return own, own, False
            case Seq(items):
                first, last, empty = 0, 0, True
                for item in reversed(items) if self._back else items:
                    begins, ends, skipped = self._add(item, frames)
                    self._link(last, begins)
                    first |= begins if empty else 0
                    last = ends | (last if skipped else 0)
                    empty = empty and skipped
                return first, last, empty
            case Alt(items):
                return self._choice(items, frames)
            case Rep(body, minimum, maximum):
                first, last, empty = self._add(body, frames)
                if maximum > 1:
                    self._link(last, first)
                return first, last, empty or minimum == 0
            case Cap(body=body) | Commit(body=body):
                return self._add(body, frames)
            case Call(phrase):
                return self._add(self._phrases[phrase, self._back], frames)
            case If(index, body):
                return self._add(body, frames | {index})
            case Any(slots):
                first, last, _ = self._choice([body for body, _ in slots], frames)
                self._link(last, first)
                return first, last, not any(required for _, required in slots)
        return 0, 0, True

    def _choice(self, items: Sequence[Node], frames: frozenset[int]) -> tuple[int, int, bool]:
        first, last, empty = 0, 0, False
        for item in items:
            begins, ends, skipped = self._add(item, frames)
            first, last, empty = first | begins, last | ends, empty or skipped
        return first, last, empty

    def _link(self, ends: int, begins: int) -> None:
        for place in bits(ends):
            self._follow[place] |= begins
