"""Nodes to patterns of the `regex` module.

A test is a character set, a role a named group (`source`, or `source_b` where its first word carries a
preposition that stays outside), a phrase a group that is called and commits (atomic), a frame a condition
on an empty group that is set at the cue. Groups of the writer's own begin with `_`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from qawl.match.symbols import CLOSE, HARD, OPEN, SOFT, symbol
from qawl.program import Alt, Any, Call, Cap, Commit, Edge, If, Look, Node, Rep, Seq, Test

CLITICS = {"": "", "ب": "_b", "ل": "_l", "ك": "_k"}
NEVER = "(?!)"


class Sets:
    """The character set of each test."""

    def __init__(self, masks: Sequence[int], fixed: Mapping[str, int]) -> None:
        self._members = [(ord(char), mask) for char, mask in fixed.items()]
        self._members += [(ord(symbol(index)), mask) for index, mask in enumerate(masks)]
        self._members.sort()
        self._known: dict[int, str] = {}

    def text(self, test: int) -> str:
        """The set as the pattern writes it; a pattern that never matches where it is empty."""
        known = self._known.get(test)
        if known is None:
            known = self._known[test] = self._ranges(code for code, mask in self._members if mask >> test & 1)
        return known

    def chars(self, test: int) -> list[str]:
        """The members of the set."""
        return [chr(code) for code, mask in self._members if mask >> test & 1]

    def _ranges(self, codes: Iterable[int]) -> str:
        following = {a: b for (a, _), (b, _) in zip(self._members, self._members[1:], strict=False)}
        runs: list[list[int]] = []
        for code in codes:
            # Codes between two neighbours of the alphabet belong to no symbol, so a run may cross them.
            if runs and following.get(runs[-1][1]) == code and runs[-1][1] != ord(HARD):
                runs[-1][1] = code
            else:
                runs.append([code, code])
        if not runs:
            return NEVER
        return "[" + "".join(chr(a) if a == b else f"{chr(a)}-{chr(b)}" for a, b in runs) + "]"


FIXED = (SOFT, OPEN, CLOSE)


class Writer:
    """Writes the patterns of one program."""

    def __init__(self, sets: Sets, phrases: Mapping[str, Node]) -> None:
        self._sets = sets
        self._phrases = phrases
        self._numbers = {name: number for number, name in enumerate(phrases)}
        self._slots = 0

    def after(self, node: Node) -> str:
        """The pattern for the cue and what follows it, to be matched from the cue on."""
        self._slots = 0
        return self._opening(node, back=False) + self._write(node, back=False)

    def before(self, node: Node) -> str:
        """The pattern for what stands before the cue, to be matched at the cue: it looks back.

        Its group `_left` spans all that stands there."""
        self._slots = 0
        return f"{self._opening(node, back=True)}(?<=(?P<_left>{self._write(node, back=True)}))"

    def _opening(self, node: Node, *, back: bool) -> str:
        """The phrases that the pattern calls, and the marks of the frames that the cue has."""
        used: dict[tuple[str, bool], None] = {}
        todo = [(node, back)]
        while todo:
            for call in _calls(*todo.pop()):
                if call not in used:
                    used[call] = None
                    todo.append((self._phrases[call[0]], call[1]))
        bodies = "".join(self._definition(*call) for call in used)
        # Possessive: a mark that could be given up again would say that the cue lacks the frame.
        marks = (f"(?:(?={self._sets.text(index)})(?P<_f{index}>))?+" for index in sorted(self._conditions(node)))
        return (f"(?(DEFINE){bodies})" if bodies else "") + "".join(marks)

    def _definition(self, phrase: str, back: bool) -> str:
        """A phrase as a group to be called.

        `regex` turns a group round to call it from a lookbehind, and then asks for as many characters after the cue as
        that group takes. So a phrase that is called from a lookbehind is defined in one too."""
        body = self._write(self._phrases[phrase], back=back)
        group = f"(?P<{self._group(phrase, back)}>(?>{body}))"
        return f"(?<={group})" if back else group

    def _group(self, phrase: str, back: bool) -> str:
        return f"_{'q' if back else 'p'}{self._numbers[phrase]}"

    def _write(self, node: Node, *, back: bool) -> str:
        """The node; `back` where it is matched from its end to its start (lookaheads never are)."""
        match node:
            case Test(index):
                return self._sets.text(index)
            case Seq(items):
                return "".join(self._write(item, back=back) for item in items)
            case Alt(items):
                return f"(?:{'|'.join(self._write(item, back=back) for item in items)})" if items else NEVER
            case Rep(body, minimum, maximum, lazy):
                inner = self._write(body, back=back)
                inner = inner if isinstance(body, Test) else f"(?:{inner})"
                return f"{inner}{{{minimum},{maximum}}}{'?' if lazy else ''}"
            case Cap(role, body, skip):
                return f"(?P<{role}{CLITICS[skip]}>{self._write(body, back=back)})"
            case Call(phrase):
                return f"(?&{self._group(phrase, back)})"
            case Commit(body):
                return f"(?>{self._write(body, back=back)})"
            case Any(slots):
                return self._any_order(slots, back=back)
            case Look(body, negative):
                return f"(?{'!' if negative else '='}{self._write(body, back=False)})"
            case Edge(side):
                return f"(?<![^{HARD}])" if side == "start" else f"(?![^{HARD}])"
            case If(index, body):
                return f"(?(_f{index}){self._write(body, back=back)}|{NEVER})"

    def _any_order(self, slots: Sequence[tuple[Node, bool]], *, back: bool) -> str:
        names = [f"_u{self._slots + number}" for number in range(len(slots))]
        self._slots += len(slots)
        bodies = [self._write(body, back=back) for body, _ in slots]
        # The group that marks a slot as used stands where the match of its body ends, as does what asks for the marks.
        # That each mark is read at once, and that they bound the rounds and no `{0,n}` does, is for `regex`: else it
        # remembers where a repetition has failed, and does not try there again when the marks are others.
        if back:
            taken = [f"(?P={name})(?P<{name}>){body}" for name, body in zip(names, bodies, strict=True)]
        else:
            taken = [f"{body}(?P<{name}>)(?P={name})" for name, body in zip(names, bodies, strict=True)]
        choices = (f"(?({name}){NEVER}|{body})" for name, body in zip(names, taken, strict=True))
        rounds = f"(?:{'|'.join(choices)})*"
        required = "".join(f"(?({name})|{NEVER})" for name, (_, must) in zip(names, slots, strict=True) if must)
        return required + rounds if back else rounds + required

    def _conditions(self, node: Node) -> set[int]:
        match node:
            case If(index, body):
                return {index} | self._conditions(body)
            case Seq(items) | Alt(items):
                return set().union(*map(self._conditions, items))
            case Rep(body=body) | Cap(body=body) | Commit(body=body) | Look(body=body):
                return self._conditions(body)
            case Any(slots):
                return set().union(*(self._conditions(body) for body, _ in slots))
            case Call(phrase):
                return self._conditions(self._phrases[phrase])
        return set()


def _calls(node: Node, back: bool) -> Iterator[tuple[str, bool]]:
    """The phrases that a node calls, each with the direction."""
    match node:
        case Call(phrase):
            yield phrase, back
        case Seq(items) | Alt(items):
            for item in items:
                yield from _calls(item, back)
        case Rep(body=body) | Cap(body=body) | Commit(body=body) | If(body=body):
            yield from _calls(body, back)
        case Look(body=body):
            yield from _calls(body, False)
        case Any(slots):
            for body, _ in slots:
                yield from _calls(body, back)
