"""Qawl: who said what, to whom, when and how, in Arabic news.

    import qawl

    engine = qawl.load()
    for attribution in engine(text):
        print(attribution.source.text, attribution.act, attribution.content.text)
"""

from __future__ import annotations

from qawl.attribution.model import Attribution, Piece, Spans
from qawl.diagnostic import Diagnostic, InputError, RuleError
from qawl.engine import Engine, load

__all__ = ["Attribution", "Diagnostic", "Engine", "InputError", "Piece", "RuleError", "Spans", "load"]
__version__ = "0.1.0"
