"""The matcher in C, which is optional: what a program asks, written as code for a small machine of our own."""
