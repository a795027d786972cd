"""The options that name the columns of a table, for each command that reads tables."""

from __future__ import annotations

import argparse

from qawl.adapters.runner.items import Columns


def columns(parser: argparse.ArgumentParser) -> None:
    """Declare them."""
    option = parser.add_argument
    option("--text-column", metavar="NAME", help="of tables: the column of the texts; text unless given")
    option("--id-column", metavar="NAME", help="of tables: the column of the ids; they are numbered unless given")
    option("--date-column", metavar="NAME", help="of tables: the column of the articles' days, as 2017-11-21")
    option("--outlet-column", metavar="NAME", help="of tables: the column that says where the articles appeared")


def columns_of(args: argparse.Namespace) -> Columns:
    """What they name."""
    return Columns(args.text_column or "text", args.id_column, args.date_column, args.outlet_column)
