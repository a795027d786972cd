"""Trees to patterns of the `re` module, put together from `pieces`.

A set of letters is a character set, a role a group of its own (`source3`, or `source3ب` where its first word carries a
preposition that stays outside), a phrase an atomic group, a frame a condition on an empty group that is set at the
cue. Groups of the writer's own begin with `_`.

What stands before the cue is matched on the letters turned round, from the cue on. A lookahead there looks back, which
`re` can do over a known number of letters.

Of a role in a repetition `re` keeps the last round alone. So all rounds are a group and the last one is (`_all3_5_2`:
groups 4 and 5 are in it, 2 is the number of the pattern of one round); where they do not begin together, the rounds are
matched again, one by one.

Not all can be written so: a group that is set cannot be set back, a lookahead may ask for too much, a phrase may be
long. Then there is no pattern, and the reference matcher is asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qawl.match.patterns.compiled import Compiled
from qawl.match.patterns.pieces import FAIL, Piece, Pieces, Text, best
from qawl.match.patterns.stretches import Stretches
from qawl.match.symbols import HARD, symbol
from qawl.match.trees import Held, OneOf, Phrases, Simple
from qawl.program import Alt, Any, Call, Cap, Commit, Edge, If, Look, Node, Rep, Seq, Test

LONGEST = 2_000_000  # characters or bytes of a phrase
MOST = 64  # strings of letters that a lookahead is written as


class Unwritable(Exception):
    """What cannot be said in a pattern of `re`."""


class Writer:
    """Writes the patterns of one program, their code as some of the `stretches`. `frames` are the letters of the cues
    that have a frame, by its test.

    `rounds` are the patterns of one round of each repetition that has roles, in those written so far."""

    def __init__(self, phrases: Phrases, frames: Mapping[int, int], letters: int, stretches: Stretches) -> None:
        self._phrases = phrases
        self._stretches = stretches
        self._held = Held.of(phrases)
        self._frames = frames
        self._all = (1 << letters + 1) - 1
        self._sets: dict[int, str] = {}
        self._plain, self._guard = best(), Text(guarded=True)
        self._pieces: Pieces = self._plain
        self._groups = 0  # so many stand in the pattern that is being written, in the order of their numbers
        self._names: dict[str, int] = {}  # those of them that have one
        self._marks: dict[int, int] = {}  # by frame: the group that is set if the cue has it
        self._asked = 0  # frames, so far
        self._written: dict[tuple[Pieces, int, bool], tuple[Node, Piece]] = {}  # what all patterns can share
        self._guards: dict[int, tuple[Node, str | None]] = {}  # by the id of a node, which is held so that it stays
        self._known: dict[tuple[Simple, bool], int] = {}
        self._made: dict[tuple[Simple, bool, Pieces], Compiled] = {}
        self.rounds: list[Compiled] = []

    def after(self, node: Simple, *, guarded: bool) -> Compiled:
        """The pattern for the cue and what follows it, to be matched from the cue on; raises Unwritable."""
        return self._shared(node, back=False, pieces=self._guard if guarded else self._plain)

    def before(self, node: Simple, *, guarded: bool) -> Compiled:
        """The pattern for what stands before the cue, to be matched on the letters turned round; raises Unwritable."""
        return self._shared(node, back=True, pieces=self._guard if guarded else self._plain)

    def _shared(self, node: Simple, *, back: bool, pieces: Pieces) -> Compiled:
        """The pattern of a node, the same one for the same node."""
        key = node, back, pieces
        if key not in self._made:
            self._made[key] = self._pattern(node, back=back, pieces=pieces)
        return self._made[key]

    def _pattern(self, node: Simple, *, back: bool, pieces: Pieces) -> Compiled:
        """The pattern of a node, whatever is being written when it is asked for."""
        kept = self._pieces, self._groups, self._names, self._marks
        asked = sorted(self._held.frames(node))
        self._pieces, self._groups, self._names = pieces, len(asked), {}
        self._marks = {index: number for number, index in enumerate(asked, 1)}
        parts = []
        for index, number in self._marks.items():
            mark = pieces.group(number, "", pieces.seq(()))
            here = pieces.look(pieces.chars(self._set(self._frames[index])), behind=1 if back else None)
            # Atomic: a mark that could be given up again would say that the cue lacks the frame.
            parts.append(pieces.atomic(pieces.either([pieces.seq([here, mark]), pieces.seq(())])))
        whole = pieces.seq([*parts, self._write(node, back=back)])
        names = dict(sorted(self._names.items(), key=lambda named: named[1]))  # the outer before the inner
        made = pieces.pattern(whole, self._groups, names, self._stretches)
        self._pieces, self._groups, self._names, self._marks = kept
        return made

    def _set(self, mask: int) -> str:
        """A set by its members or, if that is shorter, by what is not in it; HARD never is."""
        known = self._sets.get(mask)
        if known is None:
            here = mask << 1
            members, others = _ranges(here), _ranges(self._all & ~here)
            known = f"[^{''.join(others)}]" if len(others) < len(members) else f"[{''.join(members)}]"
            known = self._sets[mask] = known if mask else FAIL
        return known

    def _group(self) -> int:
        """The number of the group that opens here."""
        self._groups += 1
        return self._groups

    def _named(self, number: int, name: str, body: Piece) -> Piece:
        """The group that was opened under this number."""
        self._names[name] = number
        return self._pieces.group(number, name, body)

    def _write(self, node: Simple, *, back: bool, repeated: bool = False) -> Piece:
        """The node; `back` where it is matched from its end to its start, `repeated` within a repetition.

        One without groups and frames is written once."""
        if isinstance(node, Test):
            return self._pieces.chars(self._set(node.index))
        key = self._pieces, id(node), back
        known = self._written.get(key)
        if known is None:
            before = self._groups, self._asked
            known = node, self._composed(node, back=back, repeated=repeated)
            if before == (self._groups, self._asked):
                self._written[key] = known
        return known[1]

    def _composed(self, node: Simple, *, back: bool, repeated: bool) -> Piece:
        pieces = self._pieces
        match node:
            case Seq(items):
                inside = (self._write(item, back=back, repeated=repeated) for item in (items[::-1] if back else items))
                return pieces.seq(inside)
            case Alt(items):
                return pieces.either([self._guarded(item, back=back, repeated=repeated) for item in items])
            case Rep():
                return self._rounds(node, back=back, repeated=repeated)
            case Cap(role, body, skip):
                number = self._group()
                return self._named(number, f"{role}{number}{skip}", self._write(body, back=back, repeated=repeated))
            case Call(phrase):
                return self._committed(self._phrases.body(phrase, back=back), back=back, repeated=repeated)
            case Commit(body):
                return self._committed(body, back=back, repeated=repeated)
            case Any(slots):
                if repeated:
                    raise Unwritable  # in the next round its marks would still be set
                return self._any_order(slots, back=back)
            case Look(body, negative):
                return self._behind(node) if back else pieces.look(self._guarded(body, back=False), negative=negative)
            case Edge(side):
                behind = 1 if (side == "start") != back else None
                return pieces.look(pieces.chars(f"[^{HARD}]"), negative=True, behind=behind)
            case If(index, body):
                self._asked += 1
                inside = self._write(body, back=back, repeated=repeated)
                return pieces.given(self._marks[index], inside, pieces.chars(FAIL))

    def _committed(self, body: Simple, *, back: bool, repeated: bool) -> Piece:
        written = self._pieces.atomic(self._write(body, back=back, repeated=repeated))
        if len(written) > LONGEST:
            raise Unwritable
        return written

    def _guarded(self, node: Simple, *, back: bool, repeated: bool = False) -> Piece:
        """Something that need not be here, behind a look at the next symbol where it does not begin with one itself."""
        written = self._write(node, back=back, repeated=repeated)
        guard = None if back else self._guard_of(node)
        return written if guard is None else self._pieces.seq([self._pieces.look(self._pieces.chars(guard)), written])

    def _guard_of(self, node: Simple) -> str | None:
        """The set that a node begins with; None where it looks at it by itself."""
        known = self._guards.get(id(node))
        if known is None:
            needless = self._looks_first(node) or self._phrases.nullable(node)
            known = self._guards[id(node)] = node, None if needless else self._set(self._phrases.first(node))
        return known[1]

    def _looks_first(self, node: Simple) -> bool:
        """Is the first thing of a node, matched ahead, one symbol, or a look?"""
        match node:
            case OneOf() | Look() | Edge():
                return True
            case Seq((first, *_)) | Cap(body=first) | Commit(body=first):
                return self._looks_first(first)
            case Rep(body, minimum):
                return minimum > 0 and self._looks_first(body)
            case Call(phrase):
                return self._looks_first(self._phrases.body(phrase, back=False))
        return False

    def _rounds(self, node: Rep, *, back: bool, repeated: bool) -> Piece:
        several = node.maximum > 1
        roles = several and self._held.roles(node.body)
        everything, last = (self._group(), self._group()) if roles else (0, 0)
        inside = self._guarded(node.body, back=back, repeated=repeated or several)
        if roles:
            inside = self._named(last, f"_last{last}", inside)
        single = isinstance(node.body, OneOf)
        found = self._pieces.repeat(inside, node.minimum, node.maximum, lazy=node.lazy, single=single and not roles)
        if not roles:
            return found
        return self._named(everything, f"_all{everything}_{self._groups}_{self._round(node.body, back=back)}", found)

    def _round(self, body: Simple, *, back: bool) -> int | str:
        """The number of the pattern of one round; "" where it depends on the cue."""
        known = self._known.get((body, back))
        if known is None:
            if self._held.frames(body):
                return ""
            self.rounds.append(_UNFINISHED)  # its place; there may be repetitions in it
            known = self._known[body, back] = len(self.rounds) - 1
            self.rounds[known] = self._pattern(body, back=back, pieces=self._plain)
        return known

    def _any_order(self, slots: Sequence[tuple[Simple, bool]], *, back: bool) -> Piece:
        pieces, options, required = self._pieces, [], []
        for body, must in slots:
            inside = self._guarded(body, back=back)
            used = self._group()
            once = pieces.seq([inside, pieces.group(used, "", pieces.seq(()))])
            options.append(pieces.given(used, pieces.chars(FAIL), once))
            if must:
                required.append(pieces.given(used, pieces.seq(()), pieces.chars(FAIL)))
        rounds = pieces.repeat(pieces.either(options), 0, len(slots), lazy=False, single=False)
        return pieces.seq([rounds, *required])

    def _behind(self, look: Look) -> Piece:
        """A lookahead where the letters are turned round: a look back, for each number of letters that it can take."""
        pieces = self._pieces
        by_width: dict[int, list[Piece]] = {}
        for string in _strings(look.body):
            written = pieces.seq([self._write(item, back=True) for item in reversed(string)])
            by_width.setdefault(sum(isinstance(item, OneOf) for item in string), []).append(written)
        looks = [
            pieces.look(pieces.either(options), negative=look.negative, behind=width)
            for width, options in by_width.items()
        ]
        return pieces.seq(looks) if look.negative else pieces.either(looks)


_UNFINISHED = Compiled.of_text(FAIL)


def _strings(node: Simple) -> list[tuple[Simple, ...]]:
    """All that a node matches, as sequences of letters (and what takes none); raises Unwritable if it is too much."""
    match node:
        case OneOf() | Edge() | Look(body=OneOf()):
            return [(node,)]
        case Alt(items):
            found = [string for item in items for string in _strings(item)]
        case Seq(items):
            found = _joined([()], items)
        case Rep(body, minimum, maximum):
            found, rounds = [], _joined([()], [body] * minimum)
            for more in range(min(maximum - minimum, MOST) + 1):
                rounds = _joined(rounds, [body]) if more else rounds
                found += rounds
        case _:
            raise Unwritable
    if len(found) > MOST:
        raise Unwritable
    return found


def _joined(strings: list[tuple[Simple, ...]], items: Sequence[Simple]) -> list[tuple[Simple, ...]]:
    for item in items:
        strings = [(*string, *more) for string in strings for more in _strings(item)]
        if len(strings) > MOST:
            raise Unwritable
    return strings


def _ranges(mask: int) -> list[str]:
    """The members of a set as ranges; bit 0 is HARD, bit n + 1 is letter n."""
    found: list[str] = []
    if mask & 1:
        found.append(HARD)
    at, mask = 0, mask >> 1
    while mask:
        skip = (mask & -mask).bit_length() - 1
        at, mask = at + skip, mask >> skip
        run = (~mask & mask + 1).bit_length() - 1
        found.append(symbol(at) if run == 1 else f"{symbol(at)}-{symbol(at + run - 1)}")
        at, mask = at + run, mask >> run
    return found
