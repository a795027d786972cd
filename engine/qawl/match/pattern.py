"""Trees to patterns of the `regex` module.

A set of letters is a character set, a role a named group (`source`, or `source_b` where its first word carries a
preposition that stays outside), a phrase a group that is called and commits (atomic), a frame a condition on an empty
group that is set at the cue. Groups of the writer's own begin with `_`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from qawl.match.symbols import HARD, symbol
from qawl.match.tables import CLITICS
from qawl.match.trees import OneOf, Phrases, Simple, inner
from qawl.program import Alt, Any, Call, Cap, Commit, Edge, If, Look, Rep, Seq, Test

FAIL = "(?!)"


class Writer:
    """Writes the patterns of one program. `frames` are the letters of the cues that have a frame, by its test."""

    def __init__(self, phrases: Phrases, frames: Mapping[int, int], letters: int) -> None:
        self._phrases = phrases
        self._frames = frames
        self._all = (1 << letters + 1) - 1
        self._sets: dict[int, str] = {}
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

    def _set(self, mask: int) -> str:
        """A set by its members or, if that is shorter, by what is not in it; HARD never is."""
        known = self._sets.get(mask)
        if known is None:
            here = mask << 1
            members, others = _ranges(here), _ranges(self._all & ~here)
            known = f"[^{''.join(others)}]" if len(others) < len(members) else f"[{''.join(members)}]"
            known = self._sets[mask] = known if mask else FAIL
        return known

    def _opening(self, node: Simple, *, back: bool) -> str:
        """The phrases that the pattern calls, and the marks of the frames that the cue has."""
        used: dict[tuple[str, bool], None] = {}
        todo = [(node, back)]
        while todo:
            for phrase, direction in _calls(*todo.pop()):
                if (phrase, direction) not in used:
                    used[phrase, direction] = None
                    todo.append((self._phrases.body(phrase, back=direction), direction))
        bodies = "".join(self._definition(*call) for call in used)
        asked = set(_frames(node)).union(*(_frames(self._phrases.body(name, back=way)) for name, way in used))
        # Possessive: a mark that could be given up again would say that the cue lacks the frame.
        marks = (f"(?:(?={self._set(self._frames[index])})(?P<_f{index}>))?+" for index in sorted(asked))
        return (f"(?(DEFINE){bodies})" if bodies else "") + "".join(marks)

    def _definition(self, phrase: str, back: bool) -> str:
        """A phrase as a group to be called.

        `regex` turns a group round to call it from a lookbehind, and then asks for as many characters after the cue as
        that group takes. So a phrase that is called from a lookbehind is defined in one too."""
        body = self._write(self._phrases.body(phrase, back=back), back=back)
        group = f"(?P<{self._group(phrase, back)}>(?>{body}))"
        return f"(?<={group})" if back else group

    def _group(self, phrase: str, back: bool) -> str:
        return f"_{'q' if back else 'p'}{self._numbers.setdefault(phrase, len(self._numbers))}"

    def _write(self, node: Simple, *, back: bool) -> str:
        """The node; `back` where it is matched from its end to its start (lookaheads never are)."""
        match node:
            case Test(mask):
                return self._set(mask)
            case Seq(items):
                return "".join(self._write(item, back=back) for item in items)
            case Alt(items):
                return f"(?:{'|'.join(self._guarded(item, back=back) for item in items)})" if items else FAIL
            case Rep(body, minimum, maximum, lazy):
                inside = self._guarded(body, back=back)
                inside = inside if isinstance(body, OneOf) else f"(?:{inside})"
                return f"{inside}{{{minimum},{maximum}}}{'?' if lazy else ''}"
            case Cap(role, body, skip):
                return f"(?P<{role}{CLITICS[skip]}>{self._write(body, back=back)})"
            case Call(phrase):
                return f"(?&{self._group(phrase, back)})"
            case Commit(body):
                return f"(?>{self._write(body, back=back)})"
            case Any(slots):
                return self._any_order(slots, back=back)
            case Look(body, negative):
                look = f"(?{'!' if negative else '='}{self._guarded(body, back=False)})"
                # Else `regex` keeps the roles of a phrase that was found in vain.
                return f"(?>{look})" if next(_calls(body, False), None) else look
            case Edge(side):
                return f"(?<![^{HARD}])" if side == "start" else f"(?![^{HARD}])"
            case If(index, body):
                return f"(?(_f{index}){self._write(body, back=back)}|{FAIL})"

    def _guarded(self, node: Simple, *, back: bool) -> str:
        """Something that need not be here, behind a look at the next symbol where it does not begin with one itself."""
        written = self._write(node, back=back)
        start = node.items[0] if isinstance(node, Seq) and node.items else node
        if back or isinstance(start, OneOf | Look | Edge) or self._phrases.nullable(node):
            return written
        return f"(?={self._set(self._phrases.first(node))}){written}"

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
