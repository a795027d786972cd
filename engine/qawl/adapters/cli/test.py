"""`qawl test`: runs the cases beside the rules."""

from __future__ import annotations

import argparse
import codecs
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath

from qawl.adapters.arabic import told
from qawl.adapters.explanation import reasons
from qawl.adapters.output import opened
from qawl.adapters.problems import readable, render, sentence
from qawl.adapters.terminal import Terminal, report
from qawl.adapters.verdicts import render_verdict, shown
from qawl.adapters.wording import Language
from qawl.cases.accept import accept
from qawl.cases.collect import RuleCase
from qawl.cases.files import rule_folder
from qawl.cases.grammar import Grammar, load_grammar
from qawl.cases.judge import Verdict
from qawl.diagnostic import Diagnostic, InputError, RuleError, Text, joined
from qawl.resources import rules_folder

_ABOUT = """
Run the cases beside the rules, and the gold articles there, with the whole grammar. A PATH is a file or folder of
rules; their rule folder is found from there upwards. A `todo` that passes is shown, and is no failure.
"""


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = subparsers.add_parser("test", help="run the cases beside the rules", description=_ABOUT)
    option = parser.add_argument
    option("paths", nargs="*", metavar="PATH", help="only the cases of these files or folders")
    option("--rules", metavar="DIR", help="the rule folder; the built-in rules unless given or above a PATH")
    option("-k", dest="substring", metavar="SUBSTRING", default="", help="only cases with this in `rule[kind-number]`")
    option("--accept", action="store_true", help="write what is found in place of what cases expect, where they fail")
    option("--lang", choices=("en", "ar"), default="en", help="of the messages")
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Run and tell. 0; 1 where a case fails or the rules cannot be used; 2 where there is nothing to run."""
    try:
        return _run(args, [Path(path) for path in args.paths])
    except RuleError as error:
        missing = error.diagnostics[0].code == "Q106"
        terminal = Terminal.of(sys.stderr)
        print(render(error.diagnostics, error.sources, terminal=terminal, lang=args.lang), file=sys.stderr)
        return 2 if missing else 1
    except InputError as error:
        report("error", told(error.message, args.lang))
        return 2
    except OSError as error:
        reason = Text("it cannot be read: {reason}", reason=error.strerror or error)
        report("error", told(reason, args.lang), error.filename or "")
        return 2


def _run(args: argparse.Namespace, paths: Sequence[Path]) -> int:
    substring: str = args.substring
    for path in paths:
        if not path.exists():
            raise InputError(Text("there is no such file or folder: {path}", path=path))
    folder = Path(args.rules) if args.rules else rule_folder(paths[0]) if paths else rules_folder()
    grammar = load_grammar(folder)
    cases = [case for case in _selected(grammar, paths) if substring in case.id]
    if not cases:
        raise InputError(
            Text("there are no cases with `{part}` in their names", part=substring)
            if substring
            else Text("there are no cases in there")
        )
    problems = [] if substring else _problems(grammar, paths)
    verdicts = [grammar.run(case) for case in cases]
    settled = _accept(grammar, verdicts, args.lang) if args.accept else []
    verdicts = [verdict for verdict in verdicts if verdict not in settled]
    _tell(grammar, problems, verdicts, args.lang)
    print(sentence(summary(verdicts, len(settled)), Terminal.of(sys.stdout), args.lang))
    errors = any(problem.severity == "error" for problem in problems)
    return 1 if errors or any(verdict.failed for verdict in verdicts) else 0


def _accept(grammar: Grammar, verdicts: Sequence[Verdict], lang: Language) -> list[Verdict]:
    """Rewrite the files of failing cases; the verdicts that are settled by that. Nothing but the cases is touched."""
    files, settled = accept(verdicts, grammar.engine, grammar.suite.sources)
    for path, source in files.items():
        file = grammar.root / path
        mark = "\ufeff" if file.read_bytes().startswith(codecs.BOM_UTF8) else ""
        with opened(str(file)) as stream:
            stream.write(mark + source)
    for verdict in settled:
        place = verdict.case.case.place
        line, _ = place.line_column(grammar.suite.sources[place.path])
        terminal = Terminal.of(sys.stdout)
        where = readable(f"{PurePath(shown(grammar.root), place.path)}:{line}", terminal)
        now = Text("what is found is expected now by {case}", case=verdict.case.title)
        print(f"{where}: {sentence(now, terminal, lang)}")
    return settled


def _selected(grammar: Grammar, paths: Sequence[Path]) -> Iterator[RuleCase]:
    inside = [_inside(grammar, path) for path in paths] or ["."]
    chosen = {id(case) for path in inside for case in grammar.cases(path)}
    return (case for case in grammar.suite.cases if id(case) in chosen)


def _inside(grammar: Grammar, path: Path) -> str:
    inside = grammar.inside(path)
    if inside is None:
        raise InputError(
            Text(
                "{path} is not in the rule folder {folder}: name it with --rules",
                path=path,
                folder=shown(grammar.folder),
            )
        )
    return inside


def _problems(grammar: Grammar, paths: Sequence[Path]) -> list[Diagnostic]:
    """The problems that no case is to blame for, of the files that are tested."""
    inside = [_inside(grammar, path) for path in paths] or ["."]
    return [
        problem
        for problem in (*grammar.suite.problems, *grammar.slow())
        if any(path == "." or _below(grammar, problem.place.path, path) for path in inside)
    ]


def _below(grammar: Grammar, file: str, path: str) -> bool:
    named = grammar.inside(grammar.root / file) or ""
    return named == path or named.startswith(f"{path}/")


def _tell(grammar: Grammar, problems: Sequence[Diagnostic], verdicts: Sequence[Verdict], lang: Language) -> None:
    terminal = Terminal.of(sys.stdout)
    root, sources = shown(grammar.root), grammar.suite.sources
    texts = [render([problem], sources, root=root, terminal=terminal, lang=lang) for problem in problems]
    for verdict in verdicts:
        why = reasons(grammar.engine, verdict, terminal, lang)
        texts.append(render_verdict(verdict, sources, root=root, terminal=terminal, lang=lang, reasons=why))
    for text in filter(None, texts):
        print(text, end="\n\n")


def summary(verdicts: Sequence[Verdict], accepted: int = 0) -> Text:
    """How many came out how, in one line."""
    todo = [verdict for verdict in verdicts if verdict.case.case.kind == "todo" and not verdict.failed]
    failed = sum(verdict.failed for verdict in verdicts)
    held = sum(verdict.holds for verdict in todo)
    parts = [
        Text("{count} passed", count=len(verdicts) - failed - len(todo)),
        Text("{count} failed", count=failed),
        Text("{count} accepted", count=accepted),
        Text("{count} to do", count=len(todo) - held),
        Text("{count} to do but passed already", count=held),
    ]
    number = len(verdicts) + accepted
    outcome = joined([part for part in parts if part.values["count"]])
    return Text("{count} case{s}: {outcome}", count=number, s="s" * (number != 1), outcome=outcome)
