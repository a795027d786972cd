"""`python -m qawl`: the command line."""

import sys


def run() -> int:
    """The exit status of the command; 2 where what qawl needs is not installed, as in a checkout without its set-up."""
    try:
        from qawl.adapters.cli import main

        return main()
    except ModuleNotFoundError as missing:
        if missing.name is None or missing.name.startswith("qawl"):
            raise
        way_out = "install qawl with what it needs: pip install ."
        print(f"qawl: error: {missing.name} is not installed; {way_out}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(run())
