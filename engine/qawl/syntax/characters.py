"""Bytes to text, and the characters that may not stand in a rule file.

What a reader cannot see must not decide what a rule means (Trojan Source, Unicode UTS #55). Comments and cases
are looser: a case is a piece of real news, which is full of such characters.
"""

from __future__ import annotations

import re

from qawl.diagnostic import Diagnostic, Place, Text
from qawl.syntax.blocks import Block
from qawl.syntax.vocabulary import CASES, spellings

MAXIMUM_BYTES = 1_000_000

_BIDI = "\u202a-\u202e\u2066-\u2069"
_CONTROL = "\x00-\x08\x0e-\x1f\x7f-\x9f\u2028\u2029"
_INVISIBLE = "\u00ad\u034f\u180e\u200b-\u200d\u2060-\u2064\u206a-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffc"
_MARK = "\u200e\u200f\u061c"
_ODD_LETTER = "\u06cc\u06a9\ufb50-\ufd3d\ufd50-\ufdff\ufe70-\ufefc"

_SUSPECT = re.compile(
    rf"(?P<bidi>[{_BIDI}])|(?P<control>[{_CONTROL}])|(?P<invisible>[{_INVISIBLE}]|(?<=[\w\u064b-\u0652])[{_MARK}]+(?=\w))"
    rf"|(?P<letter>\w*[{_ODD_LETTER}]\w*)"
)
_ANY = re.compile(f"[{_BIDI}{_CONTROL}{_INVISIBLE}{_MARK}{_ODD_LETTER}]")  # most files have none: a quick look
_CASE_LINE = re.compile(rf"\s*(?:{'|'.join(spellings(CASES))})(?:\s|$)")
_STRING_OR_COMMENT = re.compile(r'"(?:[^"\\]|\\.)*"|(?:^|(?<=\s))(?P<comment>#)')


def decode(path: str, data: bytes) -> tuple[str | None, list[Diagnostic]]:
    """The text of a file, without a byte order mark; None where it is too large or not UTF-8."""
    if len(data) > MAXIMUM_BYTES:
        message = Text(
            "the file has {size:,} bytes; a rule file has at most {most:,}",
            size=len(data),
            most=MAXIMUM_BYTES,
        )
        return None, [
            Diagnostic("Q107", message, Place(path, 0, 0), Text("Divide it into several files of the same folder."))
        ]
    text = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return text.decode("utf-8"), []
    except UnicodeDecodeError as error:
        at = len(text[: error.start].decode("utf-8"))
        byte = error.start + len(data) - len(text)
        message = Text("the byte 0x{number:02X} at offset {byte} is not UTF-8", number=data[byte], byte=byte)
        way_out = Text(
            "Save the file as UTF-8 (editors call it the encoding; old Arabic files are often Windows-1256)."
        )
        return None, [Diagnostic("Q101", message, Place(path, at, at + 1), way_out)]


def check_characters(source: str, blocks: list[Block], path: str = "") -> list[Diagnostic]:
    """The characters of a file that may not stand where they stand: Q102, Q103 and the warning Q104."""
    problems: list[Diagnostic] = []
    if not _ANY.search(source):
        return problems
    for match in _SUSPECT.finditer(source):
        place = Place(path, *match.span())
        name = f"U+{ord(match[0][0]):04X}"
        if match.lastgroup == "bidi":
            message = Text(
                "the bidirectional control {name} can make the line read differently from what it is", name=name
            )
            problems.append(
                Diagnostic("Q102", message, place, Text("Delete it; a mark U+200E between words is allowed."))
            )
        elif match.lastgroup == "control":
            problems.append(
                Diagnostic(
                    "Q103", Text("the control character {name} stands here", name=name), place, Text("Delete it.")
                )
            )
        elif _is_free_text(source, match.start(), _keyword_at(blocks, match.start())):
            continue
        elif match.lastgroup == "invisible":
            way_out = Text('Delete it, or write it in a quoted word as "\\u{number:04X}".', number=ord(match[0][0]))
            problems.append(
                Diagnostic("Q103", Text("the invisible character {name} stands here", name=name), place, way_out)
            )
        elif _keyword_at(blocks, match.start()) != "fold":
            message = Text("`{word}` has a Persian letter or an Arabic presentation form", word=match[0])
            way_out = Text(
                "Type the Arabic letter (ي, ك, or the plain form); the fold takes care of the others in texts."
            )
            problems.append(Diagnostic("Q104", message, place, way_out))
    return problems


def _keyword_at(blocks: list[Block], position: int) -> str:
    return next((block.keyword for block in blocks if block.start <= position < block.end), "")


def _is_free_text(source: str, position: int, keyword: str) -> bool:
    """Is the position in a comment, or in a case?"""
    start = source.rfind("\n", 0, position) + 1
    end = source.find("\n", position)
    line = source[start : end if end >= 0 else len(source)]
    if keyword in ("construction", "block") and _CASE_LINE.match(line):
        return True
    comment = next((found for found in _STRING_OR_COMMENT.finditer(line) if found["comment"]), None)
    return comment is not None and start + comment.start() < position
