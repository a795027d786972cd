"""What rules are worth: attributions compared with those of other rules and with gold, and the rules with what they do.

record    an attribution as numbers and labels, small enough to keep those of a whole corpus
changes   what two versions of the rules find in one text: won, lost, moved, relabelled
"""
