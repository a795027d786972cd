"""Simplified nodes to patterns of the `regex` module.

A set of symbols is a character set, a role a named group (`source`, or `source_b` where its first word carries a
preposition that stays outside), a phrase a group that is called and commits (atomic), a frame a condition
on an empty group that is set at the cue. Groups of the writer's own begin with `_`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from qawl.match.letters import Letters
from qawl.match.simplify import OneOf, Simple, Simplifier, inner
from qawl.match.symbols import HARD
from qawl.program import Alt, Any, Call, Cap, Commit, Edge, If, Look, Rep, Seq

CLITICS = {"": "", "ب": "_b", "ل": "_l", "ك": "_k"}
FAIL = "(?!)"


class Sets:
    """Masks as character sets, over the characters that the patterns see (all above HARD)."""

    def __init__(self, letters: Letters) -> None:
        self._chars = [HARD, *letters.chars]
        self._bits = [bit for bit in letters.bits]
        self._known: dict[int, str] = {}

    def text(self, mask: int) -> str:
        """The set as the pattern writes it, by its members or by what is not in it; HARD never is."""
        known = self._known.get(mask)
        if known is None:
            held = [False, *(mask >> bit & 1 == 1 for bit in self._bits)]
            members, others = self._ranges(held), self._ranges([not h for h in held])
            if not members:
                known = FAIL
            else:
                known = f"[^{''.join(others)}]" if len(others) < len(members) else f"[{''.join(members)}]"
            self._known[mask] = known
        return known

    def _ranges(self, held: Sequence[bool]) -> list[str]:
        """Codes between two neighbours of the alphabet belong to no symbol, so that a range may cross them."""
        found: list[str] = []
        for inside, run in groupby(zip(held, self._chars, strict=True), key=itemgetter(0)):
            if inside:
                chars = [char for _, char in run]
                found.append(chars[0] if len(chars) == 1 else f"{chars[0]}-{chars[-1]}")
        return found


class Writer:
    """Writes the patterns of one program."""

    def __init__(self, sets: Sets, simplifier: Simplifier) -> None:
        self._sets = sets
        self._simplifier = simplifier
        self._numbers: dict[str, int] = {}
        self._slots = 0

    def after(self, node: Simple) -> str:
        """The pattern for the cue and what follows it, to be matched from the cue on."""
        self._slots = 0
        return self._opening(node, back=False) + self._write(node, back=False)

    def before(self, node: Simple) -> str:
        """The pattern for what stands before the cue, to be matched at the cue: it looks back.

        Its group `_left` spans all that stands there."""
        self._slots = 0
        return f"{self._opening(node, back=True)}(?<=(?P<_left>{self._write(node, back=True)}))"

    def _opening(self, node: Simple, *, back: bool) -> str:
        """The phrases that the pattern calls, and the marks of the frames that the cue has."""
        used: dict[tuple[str, bool], None] = {}
        todo = [(node, back)]
        while todo:
            for phrase, direction in _calls(*todo.pop()):
                if (phrase, direction) not in used:
                    used[phrase, direction] = None
                    todo.append((self._simplifier.body(phrase, back=direction), direction))
        bodies = "".join(self._definition(*call) for call in used)
        asked = set(_frames(node)).union(*(_frames(self._simplifier.body(name, back=way)) for name, way in used))
        # Possessive: a mark that could be given up again would say that the cue lacks the frame.
        marks = (f"(?:(?={self._sets.text(self._simplifier.tests[index])})(?P<_f{index}>))?+" for index in sorted(asked))
        return (f"(?(DEFINE){bodies})" if bodies else "") + "".join(marks)

    def _definition(self, phrase: str, back: bool) -> str:
        """A phrase as a group to be called.

        `regex` turns a group round to call it from a lookbehind, and then asks for as many characters after the cue as
        that group takes. So a phrase that is called from a lookbehind is defined in one too."""
        body = self._write(self._simplifier.body(phrase, back=back), back=back)
        group = f"(?P<{self._group(phrase, back)}>(?>{body}))"
        return f"(?<={group})" if back else group

    def _group(self, phrase: str, back: bool) -> str:
        return f"_{'q' if back else 'p'}{self._numbers.setdefault(phrase, len(self._numbers))}"

    def _write(self, node: Simple, *, back: bool) -> str:
        """The node; `back` where it is matched from its end to its start (lookaheads never are)."""
        match node:
            case OneOf(mask):
                return self._sets.text(mask)
            case Seq(items):
                return "".join(self._write(item, back=back) for item in items)
            case Alt(items):
                return f"(?:{'|'.join(self._guarded(item, back=back) for item in items)})" if items else FAIL
            case Rep(body, minimum, maximum, lazy):
                inner = self._guarded(body, back=back)
                inner = inner if isinstance(body, OneOf) else f"(?:{inner})"
                count = "?" if (minimum, maximum) == (0, 1) else f"{{{minimum},{maximum}}}"
                return f"{inner}{count}{'?' if lazy else ''}"
            case Cap(role, body, skip):
                return f"(?P<{role}{CLITICS[skip]}>{self._write(body, back=back)})"
            case Call(phrase):
                return f"(?&{self._group(phrase, back)})"
            case Commit(body):
                return f"(?>{self._write(body, back=back)})"
            case Any(slots):
                return self._any_order(slots, back=back)
            case Look(body, negative):
                return f"(?{'!' if negative else '='}{self._guarded(body, back=False)})"
            case Edge(side):
                return f"(?<![^{HARD}])" if side == "start" else f"(?![^{HARD}])"
            case If(index, body):
                return f"(?(_f{index}){self._write(body, back=back)}|{FAIL})"

    def _guarded(self, node: Simple, *, back: bool) -> str:
        """Something that need not be here, behind a look at the next symbol where it does not begin with one itself."""
        written = self._write(node, back=back)
        start = node.items[0] if isinstance(node, Seq) and node.items else node
        if back or isinstance(start, OneOf | Look | Edge) or self._simplifier.nullable(node):
            return written
        return f"(?={self._sets.text(self._simplifier.first(node))}){written}"

    def _any_order(self, slots: Sequence[tuple[Simple, bool]], *, back: bool) -> str:
        names = [f"_u{self._slots + number}" for number in range(len(slots))]
        self._slots += len(slots)
        bodies = [self._guarded(body, back=back) for body, _ in slots]
        # The group that marks a slot as used stands where the match of its body ends, as does what asks for the marks.
        # That each mark is read at once, and that they bound the rounds and no `{0,n}` does, is for `regex`: else it
        # remembers where a repetition has failed, and does not try there again when the marks are others.
        if back:
            taken = [f"(?P={name})(?P<{name}>){body}" for name, body in zip(names, bodies, strict=True)]
        else:
            taken = [f"{body}(?P<{name}>)(?P={name})" for name, body in zip(names, bodies, strict=True)]
        choices = (f"(?({name}){FAIL}|{body})" for name, body in zip(names, taken, strict=True))
        rounds = f"(?:{'|'.join(choices)})*"
        required = "".join(f"(?({name})|{FAIL})" for name, (_, must) in zip(names, slots, strict=True) if must)
        return required + rounds if back else rounds + required


def _calls(node: Simple, back: bool) -> Iterator[tuple[str, bool]]:
    """The phrases that a node calls, each with the direction."""
    if isinstance(node, Call):
        yield node.phrase, back
    for below in inner(node):
        yield from _calls(below, back and not isinstance(node, Look))


def _frames(node: Simple) -> Iterator[int]:
    """The tests that a node asks of the cue, phrases aside."""
    if isinstance(node, If):
        yield node.index
    for below in inner(node):
        yield from _frames(below)
