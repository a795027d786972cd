"""The command line. Each command is a module here with `add(subparsers)` and `run(args) -> int`.

Exit status: 0 fine, 1 something failed, 2 a mistake in calling. Only the command that is called is imported.
"""

from __future__ import annotations

import argparse
import atexit
import gc
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module

import qawl
from qawl.adapters.cli.failures import unwritable
from qawl.adapters.output import abandon_stdout, use_utf8
from qawl.adapters.terminal import report

COMMANDS = (
    *("extract", "check", "test", "explain", "tokens", "forms", "fmt"),
    *("diff", "score", "coverage", "profile", "report"),
)
_INTERRUPTED = 130  # what shells call a program that was stopped from the keyboard


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command in `argv`, or in the process's arguments; the exit status.

    Raises SystemExit, as argparse does, for --help, --version and a call that it does not understand."""
    use_utf8()
    atexit.register(gc.freeze)  # when the process ends, nobody needs to look for what is garbage
    arguments = sys.argv[1:] if argv is None else list(argv)
    try:
        try:
            return _call(arguments)
        finally:
            _flush()
    except BrokenPipeError:  # `qawl extract x | head -1`: the reader has seen enough
        abandon_stdout()
        return 0
    except KeyboardInterrupt:
        return _INTERRUPTED


def _call(arguments: list[str]) -> int:
    parser = _parser(_needed(arguments))
    args = parser.parse_args(arguments)
    if args.command is None:
        parser.print_help()
        return 0
    status: int = args.func(args)
    return status


def _needed(arguments: list[str]) -> Sequence[str]:
    """The commands that argparse has to know: the one called; all of them where it is to list them."""
    called = arguments[:1]
    if called == ["--version"]:
        return ()
    return called if called and called[0] in COMMANDS else COMMANDS


def _parser(commands: Iterable[str]) -> argparse.ArgumentParser:
    about = "Who said what, to whom, when and how, in Arabic news."
    parser = argparse.ArgumentParser(prog="qawl", description=about)
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version, and which matcher there is")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands", prog="qawl")
    for name in commands:
        import_module(f"qawl.adapters.cli.{name}").add(subparsers)
    return parser


class _Version(argparse.Action):
    """Asks for the matcher when it is wanted, and not in each run."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from qawl.match.native.machine import missing

        why_not = missing()
        print(f"qawl {qawl.__version__} (matcher in {f'Python: {why_not}' if why_not else 'C'})")
        parser.exit()


def _flush() -> None:
    """Write what is still buffered, while a failure can be reported."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        report("error", unwritable(error), "standard output")
        abandon_stdout()
        raise SystemExit(2) from error
