"""Nodes to patterns of the `regex` module.

A test is a character set, a role a named group (`source`, or `source_b` where its first word carries a
preposition that stays outside), a phrase a group that is called and commits (atomic), a frame a condition
on an empty group that is set at the cue.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

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
        conditions = sorted(self._conditions(node))
        marks = "".join(f"(?:(?={self._sets.text(index)})(?P<f{index}>))?" for index in conditions)
        return self._definitions(node) + marks + self._write(node)

    def before(self, node: Node) -> str:
        """The pattern for what stands before the cue, to be matched at the cue: it looks back."""
        self._slots = 0
        return f"{self._definitions(node)}(?<={self._write(node)})"

    def _definitions(self, node: Node) -> str:
        used: dict[str, None] = {}
        todo = [node]
        while todo:
            for name in _calls(todo.pop()):
                if name not in used:
                    used[name] = None
                    todo.append(self._phrases[name])
        bodies = (f"(?P<p{self._numbers[name]}>(?>{self._write(self._phrases[name])}))" for name in used)
        return f"(?(DEFINE){''.join(bodies)})" if used else ""

    def _write(self, node: Node) -> str:
        match node:
            case Test(index):
                return self._sets.text(index)
            case Seq(items):
                return "".join(map(self._write, items))
            case Alt(items):
                return f"(?:{'|'.join(map(self._write, items))})" if items else NEVER
            case Rep(body, minimum, maximum, lazy):
                inner = self._write(body) if isinstance(body, Test) else f"(?:{self._write(body)})"
                return f"{inner}{{{minimum},{maximum}}}{'?' if lazy else ''}"
            case Cap(role, body, skip):
                return f"(?P<{role}{CLITICS[skip]}>{self._write(body)})"
            case Call(phrase):
                return f"(?&p{self._numbers[phrase]})"
            case Commit(body):
                return f"(?>{self._write(body)})"
            case Any(slots):
                return self._any_order(slots)
            case Look(body, negative):
                return f"(?{'!' if negative else '='}{self._write(body)})"
            case Edge(side):
                return f"(?<![^{HARD}])" if side == "start" else f"(?![^{HARD}])"
            case If(index, body):
                return f"(?(f{index}){self._write(body)}|{NEVER})"

    def _any_order(self, slots: Sequence[tuple[Node, bool]]) -> str:
        names = [f"u{self._slots + number}" for number in range(len(slots))]
        self._slots += len(slots)
        rounds = "|".join(
            f"(?({name}){NEVER}|{self._write(body)}(?P<{name}>))" for name, (body, _) in zip(names, slots, strict=True)
        )
        required = "".join(f"(?({name})|{NEVER})" for name, (_, must) in zip(names, slots, strict=True) if must)
        return f"(?:{rounds}){{0,{len(slots)}}}{required}"

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


def _calls(node: Node) -> Iterable[str]:
    match node:
        case Call(phrase):
            yield phrase
        case Seq(items) | Alt(items):
            for item in items:
                yield from _calls(item)
        case Rep(body=body) | Cap(body=body) | Commit(body=body) | Look(body=body) | If(body=body):
            yield from _calls(body)
        case Any(slots):
            for body, _ in slots:
                yield from _calls(body)
