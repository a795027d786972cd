"""The extension module of `vm/`, for the type checker."""

SOURCES: str  # a digest of the sources that it was built from

class Machine:
    """Runs the code of `assemble.Code`; matches come as the numbers of an array of C's int."""

    def __init__(
        self,
        words: bytes,
        attempts: bytes,
        guards: bytes,
        alphabet: str,
        passed: bytes,
        tests: int,
        slots: int,
        edge: str,
        /,
    ) -> None: ...
    def search(self, symbols: str, first: int, last: int, top: bool, seconds: float, each: float, /) -> bytes:
        """At the cues in [first, last): attempt, cue, start, end, how many roles, and of each number, start and end.
        Raises TimeoutError with the cue that it had come to after so many seconds, or with one that took `each`."""
    def cues(self, symbols: str, /) -> bytes:
        """The positions at which something can be tried."""
