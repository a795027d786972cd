r"""Gold articles: a whole article in the bracket notation, and who its speakers are.

    و[8.cue شدد] [8.source بيسكوف] على ان [8.content الشعب السوري هو وحده من يحدد مستقبل بلاده].
    === speakers
    8 = ديميتري بيسكوف

Without its brackets it is the article, to the letter. A line under `=== speakers` joins the attributions with these
numbers to a person or a body.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath

from qawl.diagnostic import Diagnostic, Place, Text
from qawl.syntax.characters import decode
from qawl.syntax.markup import Markup, read_markup

SUFFIX = ".gold"
SPEAKERS = "\n=== speakers"
_LINE = re.compile(r"(?P<numbers>\s*\d+(?:\s+\d+)*)\s*=\s*(?P<name>\S.*?)\s*")


@dataclass(frozen=True, slots=True)
class Gold:
    """An article: its file, its text and marks, and the speakers of its attributions by their numbers."""

    path: str
    markup: Markup
    speakers: Mapping[int, str]

    @property
    def id(self) -> str:
        """The document's id: the file's stem."""
        return PurePath(self.path).stem


def read_gold(path: str, data: bytes) -> tuple[Gold | None, str, list[Diagnostic]]:
    """The article of a file, the file's text, and its problems. Never raises for a mistake in the file."""
    source, problems = decode(path, data)
    if source is None:
        return None, data.decode("utf-8", "replace"), problems
    body, _, below = source.partition(SPEAKERS)
    markup, problems = read_markup(body, path)
    speakers: dict[int, str] = {}
    at = len(body) + len(SPEAKERS)
    cues = {mark.group for mark in markup.marks if mark.role == "cue"} if markup else set()
    for line in below.split("\n"):
        match = _LINE.fullmatch(line)
        numbers = [int(number) for number in match["numbers"].split()] if match else []
        place = Place(path, at, at + len(line))
        if match:
            speakers |= dict.fromkeys(numbers, match["name"])
        elif line.strip():
            way_out = Text("Numbers, `=` and a name: `1 2 = ديميتري بيسكوف`.")
            problems.append(Diagnostic("Q505", Text("this line joins no numbers to a speaker"), place, way_out))
        for number in numbers if markup else ():
            if number not in cues:
                way_out = Text("Mark its cue, or delete the number.")
                problems.append(
                    Diagnostic(
                        "Q505", Text("there is no attribution {number} with a cue", number=number), place, way_out
                    )
                )
        at += len(line) + 1
    return (Gold(path, markup, speakers) if markup and not problems else None), source, problems
