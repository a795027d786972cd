"""Gold articles, and what is predicted for them: by the engine, or read from JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import Any

from qawl.adapters.inputs import Source
from qawl.attribution.model import ROLES, Attribution
from qawl.cases.gold import SUFFIX, Gold, read_gold
from qawl.diagnostic import InputError, RuleError, Text
from qawl.evaluation.align import Item
from qawl.evaluation.record import Pieces


def gold_articles(paths: Iterable[str]) -> Iterator[Gold]:
    """The articles of files and of the `.gold` files below folders, by path.

    Raises RuleError with the problems of a file that cannot be read as gold, InputError where there is none."""
    for path in map(Path, paths):
        files = sorted(path.rglob(f"*{SUFFIX}")) if path.is_dir() else [path]
        if not files:
            raise InputError(Text("there are no gold articles (*{suffix}) in {path}", suffix=SUFFIX, path=path))
        for file in files:
            try:
                data = file.read_bytes()
            except FileNotFoundError as error:
                raise InputError(Text("there is no such file or folder: {path}", path=file)) from error
            gold, source, problems = read_gold(str(file), data)
            if gold is None:
                raise RuleError(problems, {str(file): source})
            yield gold


def items_of_gold(gold: Gold) -> list[Item]:
    """The attributions of an article."""
    roles: dict[int, dict[str, list[tuple[int, int]]]] = {}
    for mark in gold.markup.marks:
        roles.setdefault(mark.group, {}).setdefault(mark.role, []).append((mark.span.start, mark.span.end))
    return [
        Item(
            number, {role: tuple(sorted(spans)) for role, spans in named.items()}, speaker=gold.speakers.get(number, "")
        )
        for number, named in roles.items()
    ]


def items_of(attributions: Iterable[Attribution]) -> list[Item]:
    """What the engine found."""
    return [
        Item(
            attribution.id,
            {role: tuple((p.start, p.end) for p in attribution.role(role)) for role in ROLES if attribution.role(role)},
            attribution.parent,
            attribution.speaker.name,
            attribution.rule,
            attribution.mode,
        )
        for attribution in attributions
    ]


def read_predictions(path: str) -> dict[str, list[Item]]:
    """The attributions of a file of JSON Lines, by the stem of their `doc`.

    Raises InputError with the line for one that is none."""
    found: dict[str, list[Item]] = {}
    for number, line in enumerate(Source(path).read("utf-8").split("\n"), 1):
        if line.strip():
            try:
                data = json.loads(line)
                item = _item(data)
                doc = PurePath(str(data["doc"])).stem
            except (ValueError, TypeError, KeyError, AttributeError) as error:
                raise InputError(
                    Text(
                        "{path}, line {number}: no attribution as `qawl extract --format jsonl` writes it ({error})",
                        path=path,
                        number=number,
                        error=repr(error),
                    )
                ) from error
            found.setdefault(doc, []).append(item)
    return found


def _item(data: dict[str, Any]) -> Item:
    roles: dict[str, Pieces] = {
        role: tuple(sorted((int(span["start"]), int(span["end"])) for span in data[role]))
        for role in ROLES
        if data.get(role)
    }
    speaker = data.get("speaker") or ""
    name = speaker.get("name") or "" if isinstance(speaker, dict) else str(speaker)
    return Item(data["id"], roles, data.get("parent"), name, data.get("rule") or "", data.get("mode") or "")
