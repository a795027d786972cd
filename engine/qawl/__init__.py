"""Qawl: who said what, to whom, when and how, in Arabic news.

    import qawl

    engine = qawl.load()
    for attribution in engine(text):
        print(attribution.source.text, attribution.act, attribution.content.text)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qawl.attribution.model import Attribution, Piece, Spans
    from qawl.diagnostic import Diagnostic, InputError, RuleError
    from qawl.engine import Engine, load

__all__ = ["Attribution", "Diagnostic", "Engine", "InputError", "Piece", "RuleError", "Spans", "load"]
__version__ = "0.1.0"

_FROM = {
    **dict.fromkeys(("Attribution", "Piece", "Spans"), "qawl.attribution.model"),
    **dict.fromkeys(("Diagnostic", "InputError", "RuleError"), "qawl.diagnostic"),
    **dict.fromkeys(("Engine", "load"), "qawl.engine"),
}


def __getattr__(name: str) -> object:
    """Import when it is first asked for (PEP 562): who checks rules needs no engine."""
    if name not in _FROM:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(_FROM[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
