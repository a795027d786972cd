"""Trees to patterns of the `re` module.

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

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from operator import or_

from qawl.match.symbols import HARD, symbol
from qawl.match.trees import NEVER, OneOf, Phrases, Simple, has_roles, inner
from qawl.program import Alt, Any, Call, Cap, Commit, Edge, If, Look, Node, Rep, Seq, Test

FAIL = "(?!)"
LONGEST = 200_000  # characters of a pattern
MOST = 64  # strings of letters that a lookahead is written as


class Unwritable(Exception):
    """What cannot be said in a pattern of `re`."""


class Writer:
    """Writes the patterns of one program. `frames` are the letters of the cues that have a frame, by its test.

    `rounds` are the patterns of one round of each repetition that has roles, in those written so far."""

    def __init__(self, phrases: Phrases, frames: Mapping[int, int], letters: int) -> None:
        self._phrases = phrases
        self._both: dict[str, Node] = {}  # by phrase: its body, matched ahead and back
        for (name, _), body in phrases.bodies.items():
            self._both[name] = Alt((*inner(self._both.get(name, NEVER)), body))
        self._frames = frames
        self._all = (1 << letters + 1) - 1
        self._sets: dict[int, str] = {}
        self._groups = 0  # so many stand in the pattern that is being written, in the order of their numbers
        self._marks: dict[int, int] = {}  # by frame: the group that is set if the cue has it
        self._known: dict[tuple[Simple, bool], int] = {}
        self.rounds: list[str] = []

    def after(self, node: Simple) -> str:
        """The pattern for the cue and what follows it, to be matched from the cue on; raises Unwritable."""
        return self._pattern(node, back=False)

    def before(self, node: Simple) -> str:
        """The pattern for what stands before the cue, to be matched on the letters turned round; raises Unwritable."""
        return self._pattern(node, back=True)

    def beginnings(self, nodes: Sequence[Simple]) -> str:
        """One letter at which one of the nodes matches; group n is set if number n - 1 does.

        Two letters tell most of the others, so these are looked at first."""
        opening = self._set(reduce(or_, map(self._phrases.first, nodes), 0))
        starts = []
        for node in nodes:
            second, alone = self._phrases.second(node)
            starts.append(self._set(self._phrases.first(node)) + ("" if alone else f"(?={self._set(second)})"))
        bodies = [f"(?={self._write(node, back=False)})[^{HARD}]" for node in nodes]
        asks = (f"(?:(?<={start})(?<={body})()|)" for start, body in zip(starts, bodies, strict=True))
        some = "|".join(f"(?({n})|{FAIL})" for n in range(1, len(nodes) + 1))
        return f"{opening}(?<={'|'.join(starts)})(?>{''.join(asks)})(?:{some})" if nodes else FAIL

    def _pattern(self, node: Simple, *, back: bool) -> str:
        asked = sorted(set(_frames(node, self._both)))
        self._groups = len(asked)
        self._marks = {index: number for number, index in enumerate(asked, 1)}
        look = "?<=" if back else "?="
        # Atomic: a mark that could be given up again would say that the cue lacks the frame.
        marks = (f"(?>({look}{self._set(self._frames[index])})()|)" for index in asked)
        return "".join(marks) + self._write(node, back=back)

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

    def _write(self, node: Simple, *, back: bool, repeated: bool = False) -> str:
        """The node; `back` where it is matched from its end to its start, `repeated` within a repetition."""
        match node:
            case Test(mask):
                return self._set(mask)
            case Seq(items):
                inside = (self._write(item, back=back, repeated=repeated) for item in (items[::-1] if back else items))
                return "".join(inside)
            case Alt(items):
                options = [self._guarded(item, back=back, repeated=repeated) for item in items]
                return f"(?:{'|'.join(options)})" if items else FAIL
            case Rep():
                return self._rounds(node, back=back, repeated=repeated)
            case Cap(role, body, skip):
                return f"(?P<{role}{self._group()}{skip}>{self._write(body, back=back, repeated=repeated)})"
            case Call(phrase):
                return self._committed(self._phrases.body(phrase, back=back), back=back, repeated=repeated)
            case Commit(body):
                return self._committed(body, back=back, repeated=repeated)
            case Any(slots):
                if repeated:
                    raise Unwritable  # in the next round its marks would still be set
                return self._any_order(slots, back=back)
            case Look(body, negative):
                return self._behind(node) if back else f"(?{'!' if negative else '='}{self._guarded(body, back=False)})"
            case Edge(side):
                return f"(?<![^{HARD}])" if (side == "start") != back else f"(?![^{HARD}])"
            case If(index, body):
                return f"(?({self._marks[index]}){self._write(body, back=back, repeated=repeated)}|{FAIL})"

    def _committed(self, body: Simple, *, back: bool, repeated: bool) -> str:
        written = f"(?>{self._write(body, back=back, repeated=repeated)})"
        if len(written) > LONGEST:
            raise Unwritable
        return written

    def _guarded(self, node: Simple, *, back: bool, repeated: bool = False) -> str:
        """Something that need not be here, behind a look at the next symbol where it does not begin with one itself."""
        written = self._write(node, back=back, repeated=repeated)
        start = node.items[0] if isinstance(node, Seq) and node.items else node
        if back or isinstance(start, OneOf | Look | Edge) or self._phrases.nullable(node):
            return written
        return f"(?={self._set(self._phrases.first(node))}){written}"

    def _rounds(self, node: Rep, *, back: bool, repeated: bool) -> str:
        quantifier = f"{{{node.minimum},{node.maximum}}}{'?' if node.lazy else ''}"
        several = node.maximum > 1
        if not several or not has_roles(node.body, self._both):
            inside = self._guarded(node.body, back=back, repeated=repeated or several)
            return (inside if isinstance(node.body, OneOf) else f"(?:{inside})") + quantifier
        everything, last = self._group(), self._group()
        inside = self._guarded(node.body, back=back, repeated=True)
        groups = f"{everything}_{self._groups}_{self._round(node.body, back=back)}"
        return f"(?P<_all{groups}>(?P<_last{last}>{inside}){quantifier})"

    def _round(self, body: Simple, *, back: bool) -> int | str:
        """The number of the pattern of one round; "" where it depends on the cue."""
        known = self._known.get((body, back))
        if known is None:
            if set(_frames(body, self._both)):
                return ""
            before = self._groups, self._marks
            self.rounds.append(FAIL)  # its place; there may be repetitions in it
            known = self._known[body, back] = len(self.rounds) - 1
            self.rounds[known] = self._pattern(body, back=back)
            self._groups, self._marks = before
        return known

    def _any_order(self, slots: Sequence[tuple[Simple, bool]], *, back: bool) -> str:
        options, required = [], ""
        for body, must in slots:
            inside = self._guarded(body, back=back)
            used = self._group()
            options.append(f"(?({used}){FAIL}|{inside}())")
            required += f"(?({used})|{FAIL})" if must else ""
        return f"(?:{'|'.join(options)})*{required}"

    def _behind(self, look: Look) -> str:
        """A lookahead where the letters are turned round: a look back, for each number of letters that it can take."""
        by_width: dict[int, list[str]] = {}
        for string in _strings(look.body):
            written = "".join(self._write(item, back=True) for item in reversed(string))
            by_width.setdefault(sum(isinstance(item, OneOf) for item in string), []).append(written)
        if look.negative:
            return "".join(f"(?<!{'|'.join(options)})" for options in by_width.values())
        looks = [f"(?<={'|'.join(options)})" for options in by_width.values()]
        return f"(?:{'|'.join(looks)})" if looks else FAIL


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


def _frames(node: Simple, phrases: Mapping[str, Node]) -> Iterator[int]:
    """The tests that a node asks of the cue."""
    if isinstance(node, If):
        yield node.index
    if isinstance(node, Call):
        yield from _frames(phrases[node.phrase], phrases)
    for below in inner(node):
        yield from _frames(below, phrases)


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
