"""What happens at a cue: which constructions are tried, how far each comes, what becomes of those that match.

The reference matcher does the work and is watched. Where a construction fails, the place that it reached is the
furthest from the cue at which something was asked for and was not there. What a phrase tried in vain that did match
is forgotten, and so is the beginning of anything optional: neither is what stopped the construction. What it had
matched up to there is kept element by element.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from qawl.match.found import Match
from qawl.match.notation import Notation, written_phrase
from qawl.match.reference import AHEAD, BACK, Reference, Walk, Way
from qawl.match.select import best, compatible
from qawl.program import Alt, Any, Call, Commit, Edge, If, Look, Node, Seq, Test

Outcome = Literal["no match", "chosen", "blocks", "blocked", "outranked", "taken"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """An element as the rules write it, and the phrase that it is part of (a phrase as a whole is an element)."""

    element: str
    phrase: str = ""


@dataclass(frozen=True, slots=True)
class Element:
    """An element as the rules write it, and the tokens `[start, end)` that it matched."""

    written: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Stop:
    """Where a construction stopped: what was `wanted` does not begin at token `at`.

    `before`: it stopped before the cue, the part from the cue on being there; what was wanted does not end with token
    `at`, which is -1 at the start of the text. `frames`: what the cue would have to take, if only that is missing.
    `matched` are the elements that are there, up to that place, in the order of the text."""

    at: int
    before: bool
    wanted: tuple[Wanted, ...]
    frames: tuple[str, ...] = ()
    matched: tuple[Element, ...] = ()


@dataclass(frozen=True, slots=True)
class Tried:
    """One construction at one cue: its match or where it stopped, and what became of it.

    `by` is the construction that blocks it, that wins instead, or whose match the cue belongs to."""

    construction: int
    match: Match | None
    stop: Stop | None
    outcome: Outcome
    by: int | None = None


def trace(reference: Reference, symbols: str, cue: int, standing: Sequence[Match]) -> list[Tried]:
    """All constructions tried at a cue, in their order; `standing` are the matches chosen in all of the symbols."""
    constructions = reference.program.constructions
    matches = {match.construction: match for match in reference.matches_at(symbols, cue)}
    winner = best(list(matches.values()), constructions)
    block = next((number for number in matches if constructions[number].block), None)
    tried: list[Tried] = []
    for number in reference.constructions_at(symbols, cue):
        match = matches.get(number)
        outcome: tuple[Outcome, int | None]
        if match is None:
            outcome = "no match", None
        elif constructions[number].block:
            outcome = "blocks", None
        elif winner is None:
            outcome = "blocked", block
        elif match is not winner:
            outcome = "outranked", winner.construction
        elif match in standing:
            outcome = "chosen", None
        else:
            rivals = (other for other in standing if match not in compatible([other, match], constructions))
            outcome = "taken", next((other.construction for other in rivals), None)
        stop = None if match else _stop(reference, number, symbols, cue)
        tried.append(Tried(number, match, stop, *outcome))
    return tried


def _stop(reference: Reference, number: int, symbols: str, cue: int) -> Stop:
    """Where a construction that does not match came furthest; to have the part from the cue on is to be further."""
    stops: list[Stop] = []
    for test, left, right in reference.program.constructions[number].alternatives:
        if reference.passes(symbols, cue, test):
            watched = Watched(reference, symbols, cue)
            before = next(watched.first(right, cue, AHEAD), None) is not None
            if before:
                watched.furthest = _Furthest()
                next(watched.first(left or Seq(()), cue, BACK), None)
            stops.append(watched.furthest.stop(cue, before))
    furthest = max((stop.before, abs(stop.at - cue)) for stop in stops)
    last = [stop for stop in stops if (stop.before, abs(stop.at - cue)) == furthest]
    wanted = tuple(dict.fromkeys(wanted for stop in last for wanted in stop.wanted))
    frames = tuple(dict.fromkeys(frame for stop in last for frame in stop.frames))
    return Stop(last[0].at, last[0].before, wanted, () if wanted else frames, last[0].matched)


@dataclass(slots=True)
class _Furthest:
    """The misses that lie furthest in the direction of the walk. `reach` is where, negative on the way back; `path` is
    what had matched up to there."""

    reach: int | None = None
    wanted: dict[Wanted, None] = field(default_factory=dict)
    frames: dict[str, None] = field(default_factory=dict)
    path: tuple[Element, ...] = ()

    def add(
        self, reach: int | None, path: tuple[Element, ...], wanted: Iterable[Wanted] = (), frames: Iterable[str] = ()
    ) -> None:
        if reach is None or (self.reach is not None and reach < self.reach):
            return
        if reach != self.reach:
            self.reach, self.wanted, self.frames, self.path = reach, {}, {}, path
        self.wanted.update(dict.fromkeys(wanted))
        self.frames.update(dict.fromkeys(frames))

    def stop(self, cue: int, before: bool) -> Stop:
        position = cue if self.reach is None else abs(self.reach)
        frames = () if self.wanted else tuple(self.frames)
        matched = tuple(sorted(self.path, key=lambda element: element.start))
        return Stop(position - 1 if before else position, before, tuple(self.wanted), frames, matched)


class Watched(Walk):
    """A walk that notes what it missed."""

    def __init__(self, reference: Reference, symbols: str, cue: int) -> None:
        super().__init__(reference, symbols, cue)
        self.furthest = _Furthest()
        self.notation = Notation(reference.program.tests)
        self.path: tuple[Element, ...] = ()
        self._phrases = 0  # so many are being matched; their elements are not told

    def ways(self, node: Node, at: int, step: int) -> Iterator[Way]:
        match node:
            case Test() | Edge() | Look():
                found, _ = self._apart(super().ways(node, at, step))
                if not found:
                    self.furthest.add(at * step, self.path, [Wanted(self.notation.short(node))])
            case Call() | Commit():
                self._phrases += 1
                found, inside = self._apart(super().ways(node, at, step))
                self._phrases -= 1
                if not found:
                    self._missed(node, at * step, inside, written_phrase(node.phrase) if isinstance(node, Call) else "")
            case If(index):
                found, inside = self._apart(super().ways(node, at, step))
                if not self.reference.passes(self.symbols, self.cue, index):
                    self.furthest.add(at * step, self.path, frames=[self.notation.frame(index)])
                elif not found and inside.reach == at * step:
                    self.furthest.add(at * step, self.path, [Wanted(self.notation.frame(index))])
                else:
                    self.furthest.add(inside.reach, inside.path, inside.wanted, inside.frames)
            case _:
                yield from super().ways(node, at, step)
                return
        yield from found

    def optional(self, node: Node, at: int, step: int) -> Iterator[Way]:
        found, inside = self._apart(super().optional(node, at, step))
        if inside.reach != at * step:
            self.furthest.add(inside.reach, inside.path, inside.wanted, inside.frames)
        yield from found

    def _sequence(self, items: tuple[Node, ...], at: int, step: int) -> Iterator[Way]:
        if not items:
            yield at, ()
            return
        for (middle, first), path in self._steps(items[0], self.ways(items[0], at, step), at):
            for end, rest in self._sequence(items[1:], middle, step):
                yield end, first + rest
            self.path = path

    def _slots(
        self, slots: tuple[tuple[Node, bool], ...], at: int, step: int, used: frozenset[int] = frozenset()
    ) -> Iterator[Way]:
        for number, (body, required) in enumerate(slots):
            if number not in used:
                ways = (self.ways if required else self.optional)(body, at, step)
                for (middle, first), path in self._steps(body, ways, at):
                    for end, rest in self._slots(slots, middle, step, used | {number}):
                        yield end, first + rest
                    self.path = path
        if all(number in used for number, (_, required) in enumerate(slots) if required):
            yield at, ()

    def _steps(self, node: Node, ways: Iterator[Way], at: int) -> Iterator[tuple[Way, tuple[Element, ...]]]:
        """Each way, the element noted in the path while it is followed; and the path without it, to be put back."""
        outer = self.path
        for way in ways:
            inner = self.path
            parts = isinstance(node, Seq | Alt | Any | If) and len(inner) > len(outer)
            if not self._phrases and not parts and way[0] != at:
                written = self.notation.short(node)
                self.path = (*outer, Element(written, min(at, way[0]), max(at, way[0])))
            yield way, outer
        self.path = outer

    def _missed(self, node: Node, start: int, inside: _Furthest, phrase: str) -> None:
        """Note that a phrase is not there: all of it, or the rest from where it was left."""
        if inside.reach == start:
            self.furthest.add(start, inside.path, [Wanted(self.notation.short(node))], inside.frames)
        else:
            wanted = (Wanted(w.element, w.phrase or phrase) for w in inside.wanted)
            self.furthest.add(inside.reach, inside.path, wanted, inside.frames)

    def _apart(self, ways: Iterator[Way]) -> tuple[list[Way], _Furthest]:
        """All of the ways, and what was missed on them, which is not noted yet."""
        outer, self.furthest = self.furthest, _Furthest()
        path = self.path
        found = list(ways)
        inside, self.furthest, self.path = self.furthest, outer, path
        return found, inside
