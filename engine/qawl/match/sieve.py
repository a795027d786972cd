"""Which patterns can match here at all? All are asked at once, by an automaton that is built as it is walked.

Patterns are taken for regular expressions: what they look ahead at, how often they repeat and what they commit to is
left aside. So the automaton lets through all that match and a few that do not; those are left to the patterns themselves.
Its states are made when they are first reached, and news reaches the same ones again and again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qawl.match.simplify import OneOf, Simple, Simplifier
from qawl.program import Alt, Any, Call, Cap, Commit, If, Rep, Seq

# So many states are kept; then they are made anew.
REMEMBERED = 50_000
_DONE = -1
_Live = tuple[tuple[int, int, int], ...]  # of each pattern that may still match: its number, places enabled, places next


class Sieve:
    """The automaton of some patterns, matched ahead or `back`.

    `sets` numbers the sets of symbols in the patterns, `members` has for each symbol the sets that hold it, as bits."""

    def __init__(
        self, patterns: Sequence[Simple], simplifier: Simplifier, sets: Mapping[int, int], members: Mapping[str, int], *, back: bool = False
    ) -> None:
        self._nets = [_Net(pattern, simplifier, sets, back=back) for pattern in patterns]
        self._members = members
        self._states: dict[tuple[int, _Live], State] = {}

    def start(self, numbers: Sequence[int], frames: frozenset[int] = frozenset()) -> State:
        """The state before the first symbol, for some of the patterns and a cue with these frames."""
        found, live = 0, []
        for number in numbers:
            net = self._nets[number]
            if net.empty:
                found |= 1 << number
            else:
                enabled = net.enabled(frames)
                live.append((number, enabled, net.starts & enabled))
        return self._state(found, tuple(live))

    def step(self, state: State, char: str) -> State:
        """The state behind one more symbol."""
        member = self._members.get(char)
        found, live = state.found, []
        if member is not None:
            for number, enabled, reach in state.live:
                after = self._nets[number].step(enabled, reach, member)
                if after == _DONE:
                    found |= 1 << number
                elif after:
                    live.append((number, enabled, after))
        return self._state(found, tuple(live))

    def _state(self, found: int, live: _Live) -> State:
        known = self._states.get((found, live))
        if known is None:
            if len(self._states) > REMEMBERED:
                self._states.clear()
            known = self._states[found, live] = State(self, found, live)
        return known


class State(dict[str, "State"]):
    """Maps a symbol to the state behind it. `found`: the patterns that have matched, as bits; `live`: those that may."""

    __slots__ = ("_sieve", "found", "live")

    def __init__(self, sieve: Sieve, found: int, live: _Live) -> None:
        super().__init__()
        self._sieve = sieve
        self.found = found
        self.live = live

    def __missing__(self, char: str) -> State:
        after = self[char] = self._sieve.step(self, char)
        return after


class _Net:
    """One pattern: the places of its sets, and for each place those that may come next (as bits of a mask)."""

    def __init__(self, pattern: Simple, simplifier: Simplifier, sets: Mapping[int, int], *, back: bool) -> None:
        self._simplifier, self._sets, self._back = simplifier, sets, back
        self._places: dict[int, int] = {}  # by set: the places where it stands
        self._follow: list[int] = []
        self._frames: list[frozenset[int]] = []
        self._steps: dict[tuple[int, int, int], int] = {}
        self.starts, self._ends, self.empty = self._add(pattern, frozenset())
        self._used = sum(1 << number for number in self._places)

    def enabled(self, frames: frozenset[int]) -> int:
        """The places that stand under no frame that the cue lacks."""
        return sum(1 << place for place, asked in enumerate(self._frames) if asked <= frames)

    def step(self, enabled: int, reach: int, member: int) -> int:
        """The places next after a symbol that is a member of these sets, or that the pattern can end there."""
        key = enabled, reach, member & self._used
        known = self._steps.get(key)
        if known is None:
            holding = 0
            for number, places in self._places.items():
                if member >> number & 1:
                    holding |= places
            here = reach & holding
            known = 0
            if here & self._ends:
                known = _DONE
            else:
                while here:
                    low = here & -here
                    known |= self._follow[low.bit_length() - 1]
                    here ^= low
                known &= enabled
            self._steps[key] = known
        return known

    def _add(self, node: Simple, frames: frozenset[int]) -> tuple[int, int, bool]:
        """The places at which a match of the node can begin and end, and whether it can be empty."""
        match node:
            case OneOf(mask):
                own = 1 << len(self._follow)
                number = self._sets[mask]
                self._places[number] = self._places.get(number, 0) | own
                self._follow.append(0)
                self._frames.append(frames)
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
                return self._add(self._simplifier.body(phrase, back=self._back), frames)
            case If(index, body):
                return self._add(body, frames | {index})
            case Any(slots):
                first, last, _ = self._choice([body for body, _ in slots], frames)
                self._link(last, first)
                return first, last, not any(required for _, required in slots)
        return 0, 0, True

    def _choice(self, items: Sequence[Simple], frames: frozenset[int]) -> tuple[int, int, bool]:
        first, last, empty = 0, 0, False
        for item in items:
            begins, ends, skipped = self._add(item, frames)
            first, last, empty = first | begins, last | ends, empty or skipped
        return first, last, empty

    def _link(self, ends: int, begins: int) -> None:
        while ends:
            low = ends & -ends
            self._follow[low.bit_length() - 1] |= begins
            ends ^= low
