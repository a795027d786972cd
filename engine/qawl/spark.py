"""`qawl.spark.extract(df, text="body")`: the attributions of the documents of a Spark data frame."""

from qawl.adapters.spark import extract, refused

__all__ = ["extract", "refused"]
