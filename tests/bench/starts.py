"""Whole processes: how long they take, and how much memory."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from shutil import copytree, rmtree
from tempfile import TemporaryDirectory

from qawl.resources import rules_folder

from .clock import Work, run, runs
from .table import Table, figure
from .texts import first, with_new_words

COMMAND = ["python", "-m", "qawl"]


def starts(article: str, rounds: int) -> Table:
    """The command on one article and on the rules; what Python itself takes is the first row."""
    with TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        cache = str(folder / "cache")
        text, rules = folder / "article.txt", folder / "rules"
        text.write_text(article, encoding="utf-8")
        copytree(rules_folder(), rules)
        edited = max(rules.rglob("*.qawl"), key=lambda file: file.stat().st_size)

        def edit() -> None:
            edited.write_bytes(edited.read_bytes() + b"# edited\n")

        def forget() -> None:
            rmtree(cache, ignore_errors=True)

        few = max(rounds // 3, 1)
        extract, check = [*COMMAND, "extract", str(text)], [*COMMAND, "check", str(rules)]
        steps: dict[str, tuple[Sequence[str], Work | None, int]] = {
            "python -c pass": (["python", "-c", "pass"], None, rounds),
            "qawl extract, an article, nothing in the cache": (extract, forget, few),
            "qawl extract, an article": (extract, None, rounds),
            "compile the rules": (["python", "-c", "import qawl; qawl.load(cache=False)"], None, few),
            "qawl check, nothing in the cache": (check, forget, few),
            "qawl check, nothing changed": (check, None, rounds),
            "qawl check, the largest file edited": (check, edit, rounds),
        }
        rows = []
        for what, (command, before, times) in steps.items():
            if before is None:
                run(command, cache=cache)
            taken = runs(command, times, cache=cache, before=before)
            rows.append([what, figure(taken.seconds), f"{taken.memory:.0f}"])
    return Table("Start", ["a whole process", "seconds", "MB"], rows)


def memory(texts: Sequence[str], most: float) -> Table:
    """The most memory that a process has, for texts of different kinds."""
    kinds = {
        "an article": first(texts, 0.002),
        f"articles of {figure(most)} MB": first(texts, most),
        f"one text of {figure(most)} MB": ["\n".join(first(texts, most))],
        f"one line of {figure(most)} MB": [" ".join(" ".join(first(texts, most)).split())],
        f"{figure(most)} MB, all longer words new": with_new_words(first(texts, most), 1.0),
    }
    rows = []
    with TemporaryDirectory(prefix="bench-") as name:
        cache = str(Path(name) / "cache")
        run(["python", "-c", "import qawl; qawl.load()"], cache=cache)
        for what, made in kinds.items():
            feed = Path(name) / "texts"
            feed.write_text("\f".join(made), encoding="utf-8")
            used = run(["python", "-c", _READ, str(feed)], cache=cache)
            rows.append([what, f"{used.memory:.0f}"])
    note = "The largest resident set. Articles are read one by one; one text is held whole, with its tokens."
    return Table("Memory", ["attributions of", "MB"], rows, note)


# Reads the articles one after the other, so that they are not all in memory at once.
_READ = """
import sys, qawl
def texts(file, rest=""):
    while piece := file.read(65536):
        *whole, rest = (rest + piece).split("\\f")
        yield from whole
    yield rest
engine = qawl.load()
for text in texts(open(sys.argv[1], encoding="utf-8", newline="")):
    engine(text)
"""
