"""The corpus runner: documents in, attributions out, however many there are.

`kinds` says what a file is, `items` what a document is before it is read, `readers` finds the documents of files,
`work` extracts from some of them and writes in one of the `formats`, `pool` lets processes do that side by side,
`unfinished` keeps what an interrupted run has done, and `run` is all of it together. See docs/scale.md.
"""
