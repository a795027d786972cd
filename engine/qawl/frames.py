"""`qawl.frames.extract(texts, ids)`: a column of texts to a table of attributions, in pandas, polars or Arrow."""

from qawl.adapters.frames import extract

__all__ = ["extract"]
