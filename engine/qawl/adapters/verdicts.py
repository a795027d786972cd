"""Verdicts as text, expected and found one above the other.

rules/relay.qawl:9: the example of `relay` fails: something else is found by `verb-that`
    expected  [cue نقلت] [via الوكالة] عن [source فلان] ...
    found     [cue نقلت] [source الوكالة] عن فلان ...
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from pathlib import Path, PurePath

from qawl.adapters.problems import PLAIN, readable, render
from qawl.adapters.terminal import Terminal
from qawl.cases.judge import Verdict


def render_verdict(
    verdict: Verdict,
    sources: Mapping[str, str],
    *,
    root: str = "",
    terminal: Terminal = PLAIN,
    reasons: Iterable[str] = (),
) -> str:
    """What is to be told of a verdict; "" for a case that is as it should be. `reasons` follow what is found; of a text
    of several lines only those are shown that differ."""
    if verdict.problems:
        return render(verdict.problems, sources, root=root, terminal=terminal)
    if not verdict.failed:
        return ""
    case = verdict.case
    line, _ = case.case.place.line_column(sources[case.case.place.path])
    where = readable(f"{PurePath(root, case.case.place.path)}:{line}", terminal)
    fails = terminal.paint("fails", "red")
    what = readable(case.title, terminal)
    return "\n".join(
        [
            f"{terminal.paint(where, 'bold')}: {what} {fails}: {readable(verdict.why, terminal)}",
            *_differing(verdict, terminal),
            *(f"    {reason}" for reason in reasons),
        ]
    )


def _differing(verdict: Verdict, terminal: Terminal) -> Iterator[str]:
    expected, found = verdict.expected.split("\n"), verdict.found.split("\n")
    for one, other in zip_longest(expected, found, fillvalue=""):
        if one != other or len(expected) == 1:
            yield f"    expected  {readable(one, terminal)}"
            yield f"    found     {readable(other, terminal)}"


def shown(path: Path) -> str:
    """A file or folder as the reader knows it: from where he stands, if it is below."""
    resolved, here = path.resolve(), Path.cwd()
    return str(resolved.relative_to(here)) if resolved.is_relative_to(here) else str(path)
