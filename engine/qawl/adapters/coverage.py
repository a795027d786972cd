"""What `qawl coverage` says: what each part of a grammar did, with an example; as text, and as JSON to be added up."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from qawl.adapters.arabic import told
from qawl.adapters.corpus import Article
from qawl.adapters.excerpt import shortened, window
from qawl.adapters.problems import sentence
from qawl.adapters.terminal import Terminal, columns, directed, printable
from qawl.adapters.wording import Language
from qawl.diagnostic import InputError, Text
from qawl.evaluation.coverage import Coverage, Part, alternatives, parts
from qawl.match.notation import Notation
from qawl.program import Program

_AROUND = 30
NAMES = {
    "construction": Text("constructions"),
    "block": Text("blocks"),
    "phrase": Text("alternatives of phrases"),
    "word": Text("words"),
}


@dataclass(frozen=True, slots=True)
class Example:
    """The words of a part, those before and after them, and `FILE:LINE`."""

    place: str
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Row:
    """What one part did: matches, those of them that lost to others, and how often a word stands in the texts."""

    part: Part
    count: int = 0
    lost: int = 0
    seen: int = 0
    example: Example | None = None

    @property
    def name(self) -> str:
        """What it is called: a construction, the number of an alternative, a word."""
        return self.part[2] or self.part[1]


@dataclass(frozen=True, slots=True)
class Covered:
    """The parts of a grammar in their order, what they did in so many articles, and how alternatives are written."""

    articles: int
    rows: Sequence[Row]
    written: dict[Part, str]

    def of(self, kind: str) -> list[tuple[str, list[Row]]]:
        """The rows of a kind, by phrase, by class, or all together."""
        mine = [row for row in self.rows if row.part[0] == kind]
        if kind in ("construction", "block"):
            return [("", mine)]
        mine.sort(key=lambda row: row.part[1] if kind == "word" else "")
        return [(name, list(rows)) for name, rows in groupby(mine, key=lambda row: row.part[1])]


def covered(program: Program, coverage: Coverage, articles: Sequence[Article]) -> Covered:
    """What was observed in these articles."""
    rows = []
    written: dict[Part, str] = {}
    notation = Notation(program.tests)
    for part in parts(program):
        found = coverage.examples.get(part)
        example = _example(articles[found[0]], found[1], found[2]) if found else None
        rows.append(Row(part, coverage.counts[part], coverage.lost[part], coverage.seen[part], example))
        if part[0] == "phrase":
            written[part] = notation.short(alternatives(program, part[1])[int(part[2]) - 1])
    return Covered(len(articles), rows, written)


def _example(article: Article, start: int, end: int) -> Example:
    text = article.text
    first, last = window(text, [(start, end)], _AROUND)
    pieces = (text[first:start], shortened(text[start:end]), text[end:last])
    return Example(article.place(start), *(" ".join(piece.split()) for piece in pieces))


# --- runs that are added up


def as_json(result: Covered) -> str:
    """The run as JSON text, a line for each part that was seen."""
    rows = [
        [*row.part, row.count, row.lost, row.seen, row.example and _plain(row.example)]
        for row in result.rows
        if row.count or row.seen
    ]
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f'{{"articles": {result.articles}, "parts": [\n{lines}\n]}}\n'


def _plain(example: Example) -> list[str]:
    return [example.place, example.before, example.words, example.after]


def added(result: Covered, path: str) -> Covered:
    """The run with an earlier one, which `as_json` wrote; parts that the grammar has no longer are forgotten.

    Raises InputError for another file."""
    try:
        data = json.loads(Path(path).read_text(encoding="utf-8"))
        earlier = {
            (kind, name, detail): Row((kind, name, detail), count, lost, seen, example and Example(*example))
            for kind, name, detail, count, lost, seen, example in data["parts"]
        }
        articles = result.articles + int(data["articles"])
    except OSError as error:
        raise InputError(
            Text("{folder} cannot be read: {reason}", folder=path, reason=error.strerror or error)
        ) from error
    except (ValueError, TypeError, KeyError) as error:
        raise InputError(
            Text("{path} is no run that `qawl coverage --format json` wrote ({error})", path=path, error=repr(error))
        ) from error
    rows = []
    for row in result.rows:
        other = earlier.get(row.part, Row(row.part))
        sums = {name: getattr(row, name) + getattr(other, name) for name in ("count", "lost", "seen")}
        rows.append(replace(row, **sums, example=other.example or row.example))
    return Covered(articles, rows, result.written)


# --- text


def articles_text(count: int) -> Text:
    """`1 article`, `2 articles`."""
    return Text("{count} article{s}", count=count, s="s" * (count != 1))


def took_part(result: Covered, kind: str) -> Text:
    """How many parts of a kind did something."""
    rows = [row for row in result.rows if row.part[0] == kind]
    return Text("{names}: {used} of {count} took part", names=NAMES[kind], used=_used(rows), count=len(rows))


def _used(rows: Sequence[Row]) -> int:
    return sum(row.count > 0 for row in rows)


def lines(result: Covered, terminal: Terminal, lang: Language = "en") -> Iterator[str]:
    """The run for a reader: constructions and alternatives one a line, words by class."""
    yield sentence(articles_text(result.articles), terminal, lang)
    for kind in NAMES:
        yield sentence(took_part(result, kind), terminal, lang)
    for kind in ("construction", "block"):
        title = Text("{names}: matches, and matches that lost to others", names=NAMES[kind])
        yield ""
        yield terminal.paint(sentence(title, terminal, lang), "bold")
        for _, rows in result.of(kind):
            width = max((columns(row.name) for row in rows), default=0) + 2
            for row in rows:
                name = terminal.padded(row.name, width)
                yield f"  {name}{row.count:>7}{row.lost:>7}  {_shown(row, terminal)}".rstrip()
    yield ""
    title = Text("phrases: the alternatives that took part, and those that did not")
    yield terminal.paint(sentence(title, terminal, lang), "bold")
    never = told(Text("never"), lang)
    for phrase, rows in result.of("phrase"):
        yield f"  {terminal.isolate(f'<{phrase}>')}"
        for row in rows:
            rule = terminal.isolate(printable(result.written[row.part]))
            count = terminal.padded(str(row.count or never), 7, right=True)
            yield f"    {row.name:>3} {count}  {rule}  {_shown(row, terminal)}".rstrip()
    yield ""
    title = Text("words: those that took part; those that stand in the texts, but in no match; the others")
    yield terminal.paint(sentence(title, terminal, lang), "bold")
    for name, rows in result.of("word"):
        listed = [f"{row.name} {row.count}" for row in rows if row.count]
        yield f"  {terminal.isolate(name)}: {len(listed)} / {len(rows)}"
        yield from _listed("+", listed, terminal)
        yield from _listed("-", [f"{row.name} {row.seen}" for row in rows if not row.count and row.seen], terminal)
        yield from _listed("0", [row.name for row in rows if not row.count and not row.seen], terminal)


def _shown(row: Row, terminal: Terminal) -> str:
    if row.example is None or not row.count:
        return ""
    example = row.example
    text = f"{example.before} «{example.words}» {example.after}".strip()
    return f"{terminal.isolate(printable(example.place))}  {directed(text, terminal)}"


def _listed(sign: str, words: Sequence[str], terminal: Terminal) -> Iterator[str]:
    if words:
        yield f"    {sign} {directed('، '.join(words), terminal)}"
