"""`python -m qawl`: the command line."""

import sys

from qawl.adapters.cli import main

if __name__ == "__main__":
    sys.exit(main())
