"""The corpus runner: one process and two, and what memory they take."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from .clock import Run, ratio, run
from .table import Table, figure, times
from .texts import first, size


def corpus(texts: Sequence[str], most: float, rounds: int, more: Sequence[str] = ()) -> Table:
    """`qawl extract` on a file of JSON Lines; `more` are further options."""
    rows = []
    with TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        cache = str(folder / "cache")
        small, whole = folder / "small.jsonl", folder / "whole.jsonl"
        for path, made in ((small, texts[:1]), (whole, first(texts, most))):
            lines = (json.dumps({"text": text}, ensure_ascii=False) for text in made)
            path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        megabytes = size(first(texts, most))

        def command(path: Path, *options: str) -> list[str]:
            out = str(folder / "out")
            return ["python", "-m", "qawl", "extract", str(path), "-o", out, *options, *more]

        kinds = {
            "JSON Lines, a process": command(whole, "--format", "jsonl"),
            "JSON Lines, two processes": command(whole, "--format", "jsonl", "--jobs", "2"),
            "Parquet, a process": command(whole, "--format", "parquet"),
            "Parquet, two processes": command(whole, "--format", "parquet", "--jobs", "2"),
        }
        run(command(small, "--format", "jsonl"), cache=cache)
        taken: dict[str, list[Run]] = {kind: [] for kind in kinds}
        for _ in range(rounds):
            for kind, words in kinds.items():
                taken[kind].append(run(words, cache=cache))
    for kind, found in taken.items():
        seconds = [each.seconds for each in found]
        one = [each.seconds for each in taken[f"{kind.partition(',')[0]}, a process"]]
        memory = f"{median(each.memory for each in found):.0f}"
        rows.append([kind, figure(megabytes / median(seconds)), times(ratio(one, seconds)), memory])
    title = f"qawl extract, {figure(most)} MB of articles"
    note = "Whole processes, with their start and the writing. Memory is that of the largest process of the run."
    return Table(title, ["", "MB/s", "as fast as one process", "MB of memory"], rows, note)
