"""Nodes of a program as the rules write them, for people who ask what a matcher wanted."""

from __future__ import annotations

from collections.abc import Sequence

from qawl.program import Alt, Any, Call, Cap, Commit, Edge, If, Look, Node, Rep, Seq, Test, TestRow

# A repetition without a limit is compiled with a large one.
_MANY = 100
_LONGEST = 60
_LICENSED = {"frame that": "<that>", "frame np": "<object>", "second np": "<complement>", "second that": "<complement>"}


class Notation:
    """Writes the nodes of one program."""

    def __init__(self, tests: Sequence[TestRow]) -> None:
        self._tests = tests

    def short(self, node: Node) -> str:
        """The node on one line, cut where it is long."""
        text = self.write(node)
        return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + " …"

    def write(self, node: Node) -> str:
        """The node in the notation of the rules; a class may have become its words, a phrase its pattern."""
        match node:
            case Test(index):
                return self.test(index)
            case Seq(items):
                return " ".join(map(self._in_sequence, items))
            case Alt(items):
                return " | ".join(dict.fromkeys(map(self.write, items)))
            case Rep(body, minimum, maximum, lazy):
                inner = self._grouped(body)
                return inner if inner == "..." else inner + _quantifier(minimum, maximum) + ("?" if lazy else "")
            case Cap(role, body):
                return f"[{role} {self.write(body)}]"
            case Call(phrase):
                return written_phrase(phrase)
            case Commit(body):
                return self.write(body)
            case Any(slots):
                return f"({' & '.join(self.write(body) + ('' if must else '?') for body, must in slots)})"
            case Look(body, negative):
                return ("!" if negative else "=") + self._grouped(body)
            case Edge(side):
                return "^" if side == "start" else "$"
            case If(index):
                place, _, kind = self._tests[index].label.split(":")
                return _LICENSED[f"{place} {kind}"]

    def test(self, index: int) -> str:
        """A test of one word, with the clitics that it asks for."""
        row = self._tests[index]
        before = written_clitics(row.conjunction.strip("-") + row.preposition)
        after = "" if row.pronoun in ("", "-") else " ـ" + row.pronoun.strip("*")
        return before + row.label + after

    def frame(self, index: int) -> str:
        """What a cue takes that passes this test: `إلى أن`, `بـ <np>`."""
        _, preposition, kind = self._tests[index].label.split(":")
        return f"{preposition} {'أن' if kind == 'that' else '<np>'}".strip()

    def _in_sequence(self, node: Node) -> str:
        text = self.write(node)
        return f"({text})" if isinstance(node, Test | Alt | Commit) and " | " in text else text

    def _grouped(self, node: Node) -> str:
        """The node where an operator before or after it would take only part of it."""
        if isinstance(node, Commit):
            return self._grouped(node.body)
        text = self._in_sequence(node)
        return f"({text})" if isinstance(node, Seq | Rep) and text != "..." else text


def written_phrase(phrase: str) -> str:
    """A phrase by its name in a program, where the clitic that its first word carries is part of the name.

    >>> written_phrase("np"), written_phrase("np لـ")
    ('<np>', 'لـ <np>')
    """
    name, _, clitics = phrase.partition(" ")
    return written_clitics(clitics.strip("ـ-")) + f"<{name}>"


def written_clitics(letters: str) -> str:
    """Each letter with its tatweel: لـ, وـ بـ."""
    return "".join(f"{letter}ـ " for letter in letters)


def _quantifier(minimum: int, maximum: int) -> str:
    simple = {(0, 1): "?", (0, _MANY): "*", (1, _MANY): "+"}.get((minimum, min(maximum, _MANY)))
    return simple or f"{{{minimum},{'' if maximum >= _MANY else maximum}}}"
