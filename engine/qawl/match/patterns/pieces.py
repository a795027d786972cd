"""What patterns of `re` are put together from: as text, or as the code that `re` makes of such text.

A phrase stands in very many patterns. As text, all of it is parsed and compiled each time, which takes a quarter of a
minute for a grammar; as code it is made once and copied, for code knows no place: it jumps by distances. `re` tells
nobody how its code is laid out, so `best` compares both ways on a sample; where they differ there is only text.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Any, Protocol

from qawl.match.patterns.compiled import Compiled, code_of
from qawl.match.patterns.stretches import Stretches

FAIL = "(?!)"
FEW = 24  # ranges
Piece = Any  # str as text, bytes as code


class Pieces(Protocol):
    """Makes pieces of pieces, and in the end a pattern."""

    def chars(self, written: str) -> Piece:
        """One character: a class as it is written, or FAIL."""

    def seq(self, parts: Iterable[Piece]) -> Piece:
        """One after the other."""

    def either(self, options: Sequence[Piece]) -> Piece:
        """The first option that leads to a match."""

    def group(self, number: int, name: str, body: Piece) -> Piece:
        """A group; "" is no name."""

    def atomic(self, body: Piece) -> Piece:
        """The first match of the body alone."""

    def look(self, body: Piece, *, negative: bool = False, behind: int | None = None) -> Piece:
        """A look ahead, or behind over so many characters."""

    def repeat(self, body: Piece, least: int, most: int, *, lazy: bool, single: bool) -> Piece:
        """Rounds of the body; `single`: it is one character."""

    def given(self, group: int, yes: Piece, no: Piece) -> Piece:
        """One piece if the group is set, else the other."""

    def pattern(self, whole: Piece, groups: int, names: Mapping[str, int], stretches: Stretches) -> Compiled:
        """The pattern, with so many groups; `names` are those of some, and its code becomes some of the stretches."""


class Text:
    """Pieces as text; the patterns are `guarded` or not, see `Compiled`."""

    def __init__(self, *, guarded: bool = False) -> None:
        self._guarded = guarded

    def chars(self, written: str) -> str:
        return written

    def seq(self, parts: Iterable[str]) -> str:
        return "".join(parts)

    def either(self, options: Sequence[str]) -> str:
        return f"(?:{'|'.join(options)})" if options else FAIL

    def group(self, number: int, name: str, body: str) -> str:
        return f"(?P<{name}>{body})" if name else f"({body})"

    def atomic(self, body: str) -> str:
        return f"(?>{body})"

    def look(self, body: str, *, negative: bool = False, behind: int | None = None) -> str:
        return f"(?{'' if behind is None else '<'}{'!' if negative else '='}{body})"

    def repeat(self, body: str, least: int, most: int, *, lazy: bool, single: bool) -> str:
        return f"{body if single else f'(?:{body})'}{{{least},{most}}}{'?' if lazy else ''}"

    def given(self, group: int, yes: str, no: str) -> str:
        return f"(?({group}){yes}|{no})"

    def pattern(self, whole: str, groups: int, names: Mapping[str, int], stretches: Stretches) -> Compiled:
        return Compiled.of_text(whole, guarded=self._guarded)


class Code:
    """Pieces as code. Raises ImportError or AttributeError where `re` has no such parts."""

    def __init__(self) -> None:
        op = self._op = import_module("re._constants")
        self._rounds = {
            False: (op.REPEAT, op.MAX_UNTIL, op.REPEAT_ONE),
            True: (op.REPEAT, op.MIN_UNTIL, op.MIN_REPEAT_ONE),
        }
        self._chars: dict[str, bytes] = {}

    def chars(self, written: str) -> bytes:
        known = self._chars.get(written)
        if known is None:
            known = self._chars[written] = _words(*self._class(written))
        return known

    def _class(self, written: str) -> Sequence[int]:
        """As `re` has it, but that few ranges stay ranges: `re` makes a bitmap of more than two, which takes half a
        kilobyte each time and is hardly faster."""
        (kind, items), *_ = import_module("re._parser").parse(written).data
        if kind is not self._op.IN or len(items) > FEW:
            return code_of(written)
        code: list[int] = []
        import_module("re._compiler")._compile_charset(items, 0, code)
        return [kind, len(code) + 1, *code]

    def seq(self, parts: Iterable[bytes]) -> bytes:
        return b"".join(parts)

    def either(self, options: Sequence[bytes]) -> bytes:
        if len(options) < 2:
            return options[0] if options else self.chars(FAIL)
        end = sum(_length(option) + 3 for option in options) + 1
        made = [_words(self._op.BRANCH)]
        for option in options:
            to_next = _length(option) + 3
            end -= to_next
            made += (_words(to_next), option, _words(self._op.JUMP, end + 1))
        return b"".join([*made, _words(self._op.FAILURE)])

    def group(self, number: int, name: str, body: bytes) -> bytes:
        return _words(self._op.MARK, number * 2 - 2) + body + _words(self._op.MARK, number * 2 - 1)

    def atomic(self, body: bytes) -> bytes:
        return _words(self._op.ATOMIC_GROUP, _length(body) + 2) + body + _words(self._op.SUCCESS)

    def look(self, body: bytes, *, negative: bool = False, behind: int | None = None) -> bytes:
        op = self._op.ASSERT_NOT if negative else self._op.ASSERT
        return _words(op, _length(body) + 3, behind or 0) + body + _words(self._op.SUCCESS)

    def repeat(self, body: bytes, least: int, most: int, *, lazy: bool, single: bool) -> bytes:
        rounds, until, one = self._rounds[lazy]
        if single:
            return _words(one, _length(body) + 4, least, most) + body + _words(self._op.SUCCESS)
        return _words(rounds, _length(body) + 3, least, most) + body + _words(until)

    def given(self, group: int, yes: bytes, no: bytes) -> bytes:
        test = _words(self._op.GROUPREF_EXISTS, group - 1, _length(yes) + 4)
        return test + yes + _words(self._op.JUMP, _length(no) + 1) + no

    def pattern(self, whole: bytes, groups: int, names: Mapping[str, int], stretches: Stretches) -> Compiled:
        of_any_length = _words(self._op.INFO, 4, 0, 0, self._op.MAXREPEAT)
        code = of_any_length + whole + _words(self._op.SUCCESS)
        return Compiled.of_code(stretches.cut(code, self._op.ATOMIC_GROUP), groups, names, stretches)


@cache
def best() -> Pieces:
    """Code, if this Python's `re` makes the same code of the same pieces as text; else text."""
    try:
        code = Code()
        same = sample(code) == _words(*code_of(sample(Text())))
    except (ImportError, AttributeError, TypeError, ValueError, IndexError, OverflowError):
        return Text()
    return code if same else Text()


def sample(pieces: Pieces) -> Piece:
    """A pattern that has everything, to see whether text and code are the same."""
    one, some, others = map(pieces.chars, ("[a]", "[b-d\ue123-\ue345]", "[^\ue000b-d]"))
    inside = pieces.either([pieces.seq([one, some]), pieces.chars(FAIL), pieces.group(2, "in", others)])
    return pieces.seq([
        pieces.atomic(pieces.either([pieces.seq([pieces.look(some), pieces.group(1, "", pieces.seq([]))]), others])),
        pieces.repeat(some, 0, 7, lazy=False, single=True),
        pieces.repeat(one, 1, 200, lazy=True, single=True),
        pieces.repeat(inside, 2, 3, lazy=False, single=False),
        pieces.repeat(pieces.seq([some, others]), 0, 1, lazy=True, single=False),
        pieces.look(pieces.seq([one, others]), negative=True),
        pieces.look(pieces.either([pieces.seq([one, one]), pieces.seq([some, others])]), behind=2),
        pieces.look(others, negative=True, behind=1),
        pieces.given(1, some, pieces.chars(FAIL)),
        pieces.given(1, pieces.seq([]), others),
    ])  # fmt: skip


def _words(*codes: int) -> bytes:
    return array("I", codes).tobytes()


def _length(code: bytes) -> int:
    return len(code) // 4
