"""Verdicts as text, expected and found one above the other.

rules/relay.qawl:9: the example of `relay` fails: something else is found by `verb-that`
    expected  [cue نقلت] [via الوكالة] عن [source فلان] ...
    found     [cue نقلت] [source الوكالة] عن فلان ...
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePath

from qawl.adapters.problems import PLAIN, readable, render
from qawl.adapters.terminal import Terminal
from qawl.cases.judge import Verdict


def render_verdict(verdict: Verdict, sources: Mapping[str, str], *, root: str = "", terminal: Terminal = PLAIN) -> str:
    """What is to be told of a verdict; "" for a case that is as it should be."""
    if verdict.problems:
        return render(verdict.problems, sources, root=root, terminal=terminal)
    if not verdict.failed:
        return ""
    case = verdict.case
    line, _ = case.case.place.line_column(sources[case.case.place.path])
    where = readable(f"{PurePath(root, case.case.place.path)}:{line}", terminal)
    fails = terminal.paint("fails", "red")
    what = readable(f"the {case.case.kind} of `{case.rule.name}`", terminal)
    return "\n".join(
        [
            f"{terminal.paint(where, 'bold')}: {what} {fails}: {readable(verdict.why, terminal)}",
            f"    expected  {readable(verdict.expected, terminal)}",
            f"    found     {readable(verdict.found, terminal)}",
        ]
    )


def shown(folder: Path) -> str:
    """A folder as the reader knows it: from where he stands, if it is below."""
    resolved, here = folder.resolve(), Path.cwd()
    return str(resolved.relative_to(here)) if resolved.is_relative_to(here) else str(folder)
