"""How a command says that it cannot go on."""

from __future__ import annotations

import os
import sys

from qawl.adapters.arabic import told
from qawl.adapters.terminal import Terminal, report
from qawl.adapters.wording import Language
from qawl.diagnostic import InputError, RuleError, Text

Failure = InputError | RuleError | OSError
FAILURES = (InputError, RuleError, OSError)


def unwritable(error: OSError) -> Text:
    """What to say of a file that is to be written."""
    return Text("it cannot be written: {reason}", reason=error.strerror or str(error))


def failed(error: Failure, about: str = "", *, rules: str | None = None, lang: Language = "en") -> int:
    """Tell on standard error what is wrong with rules, texts or files, `about` a file where the error names none; the
    exit status. Places are shown in the `rules` as the user named them. Raises BrokenPipeError, which is no failure."""
    if isinstance(error, BrokenPipeError):
        raise error
    if isinstance(error, RuleError):
        from qawl.adapters.problems import render

        terminal = Terminal.of(sys.stderr)
        root = os.path.dirname(rules) if rules and os.path.isfile(rules) else rules or ""
        missing = error.diagnostics[0].code == "Q106"  # its place is the folder itself
        shown = render(error.diagnostics, error.sources, root="" if missing else root, terminal=terminal, lang=lang)
        print(shown, file=sys.stderr)
    elif isinstance(error, OSError):
        report("error", error.strerror or str(error), error.filename or about or "standard output")
    else:
        report("error", told(error.message, lang), about)
    return 2
