"""All benchmarks in one run: `python -m tests.bench CORPUS`, in the folder of the project.

CORPUS is a file of articles, parted by form feeds. The tables go to standard output, or with --write into the page.
"""

from __future__ import annotations

import argparse
import os
import platform
from collections.abc import Callable
from pathlib import Path

import qawl
from qawl.match.native.machine import AVAILABLE
from qawl.resources import rules_folder
from qawl.sources import rule_files

from .corpus import corpus
from .growth import constructions, length, vocabulary
from .peers import peers
from .stages import stages
from .starts import memory, starts
from .table import Table
from .texts import Texts, articles, first, size

PAGE = Path(__file__).parents[2] / "docs" / "benchmarks.md"
PEERS = 3  # megabytes, at most: some are slow
BEGIN, END = "<!-- figures -->\n", "<!-- end of figures -->\n"


def tables(texts: Texts, article: str, rounds: int, most: float) -> dict[str, Callable[[], Table]]:
    """What can be measured, by name. `most` is the size of the largest text, in megabytes."""
    files = rule_files(rules_folder())
    return {
        "stages": lambda: stages(qawl.load, lambda: qawl.load(native=False), texts, rounds),
        "peers": lambda: peers(files, qawl.load, texts if size(texts) <= PEERS else first(texts, PEERS), rounds),
        "constructions": lambda: constructions(files, texts, rounds),
        "length": lambda: length(qawl.load, texts, rounds, most),
        "vocabulary": lambda: vocabulary(qawl.load, texts, rounds),
        "starts": lambda: starts(article, 3 * rounds),
        "memory": lambda: memory(texts, most),
        "corpus": lambda: corpus(texts, most, rounds),
    }


def main() -> None:
    """Measure and write."""
    names = list(tables([], "", 0, 0))
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Measure the engine, beside others.")
    parser.add_argument("corpus", type=Path, help="articles, parted by form feeds")
    parser.add_argument("--only", nargs="+", choices=names, default=names, metavar="TABLE", help=", ".join(names))
    parser.add_argument("--megabytes", type=float, default=3, help="so much of the corpus (3)")
    parser.add_argument("--full", action="store_true", help="all of it, and texts of 20 MB")
    parser.add_argument("--rounds", type=int, default=3, help="of which medians are taken (3)")
    parser.add_argument("--write", action="store_true", help=f"the tables into {PAGE.name}")
    args = parser.parse_args()
    texts = articles(args.corpus, None if args.full else args.megabytes)
    known = tables(texts, max(texts[:200], key=len), args.rounds, 20 if args.full else args.megabytes)
    found = [_conditions(args)]
    for name in args.only:
        found.append(str(known[name]()))
        print(found[-1], flush=True)
    if args.write:
        page = PAGE.read_text(encoding="utf-8")
        before, rest = page.split(BEGIN)
        PAGE.write_text(before + BEGIN + "\n".join(found) + END + rest.split(END)[1], encoding="utf-8")


def _conditions(args: argparse.Namespace) -> str:
    said = ["--full"] if args.full else ["--megabytes", f"{args.megabytes:g}"]
    command = " ".join(["python -m tests.bench", args.corpus.name, *said, "--rounds", str(args.rounds)])
    load = f"load {os.getloadavg()[0]:.1f} at the start"
    matcher = "C" if AVAILABLE else "Python"
    machine = f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores, {load}"
    return f"Made by `{command}` with {machine}. The matcher is the one in {matcher} unless a row says otherwise.\n"


if __name__ == "__main__":
    main()
