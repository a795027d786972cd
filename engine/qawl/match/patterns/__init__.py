"""The matcher in Python: what a program asks, written as patterns of `re`."""
