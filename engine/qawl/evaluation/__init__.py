"""What rules are worth: attributions compared with those of other rules and with gold, and the rules with what they do.

record    an attribution as numbers and labels, small enough to keep those of a whole corpus
words     spans as the words that they cover
align     which predicted attribution is which of the gold
score     the measures, `counts` their figures, `groups` the parts of a corpus
coverage  what the parts of a grammar do in texts
sampling  samples that are the same for the same seed
changes   what two versions of the rules find in one text: won, lost, moved, relabelled
"""
