"""How a command says that it cannot go on."""

from __future__ import annotations

import sys

from qawl.adapters.terminal import Terminal, report
from qawl.diagnostic import InputError, RuleError

Failure = InputError | RuleError | OSError
FAILURES = (InputError, RuleError, OSError)


def failed(error: Failure, about: str = "", *, root: str = "") -> int:
    """Tell on standard error what is wrong with rules, texts or files, `about` a file where the error names none; the
    exit status. `root` is the folder that places in rules are shown under. Raises BrokenPipeError, which is no failure.
    """
    if isinstance(error, BrokenPipeError):
        raise error
    if isinstance(error, RuleError):
        from qawl.adapters.problems import render

        terminal = Terminal.of(sys.stderr)
        print(render(error.diagnostics, error.sources, root=root, terminal=terminal), file=sys.stderr)
    elif isinstance(error, OSError):
        report("error", error.strerror or str(error), error.filename or about or "standard output")
    else:
        report("error", str(error), about)
    return 2
