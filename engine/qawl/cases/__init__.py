"""The cases beside the rules: sentences that a rule must find, and sentences that it must leave alone.

    construction verb-source-that
        [cue {reporting finite}] [source <np>] <that> [content <clause>]

        example  [cue أعلن] [source بيسكوف] أن [content الرئيس سيزور برلين].
        reject   أعلن الوزير أسماء الوفد.

All cases run with the whole grammar, as texts do. What each kind demands:

example of a construction   the attributions found are exactly those bracketed, and it has found one of them
reject of a construction    it finds nothing; if there are brackets, others find exactly what they say
todo of a construction      does not hold yet: an example or, without brackets, a reject
example of a block          no cue is found where one is bracketed
reject of a block           what is bracketed is found
todo of a block             an example that does not hold yet

Marks of one attribution share a number, `[2.cue قال] ... [2.source فلان]`; a mark without number belongs to the first.
A gold article (`NAME.gold`, see `gold`) anywhere in the rule folder is a case of no rule: all that is bracketed is
found, and nothing else. A todo that holds is reported (Q503), so that it gets promoted.

files    sibling files of cases, beside the rule files
gold     whole articles with their speakers
collect  trees and files to cases
judge    a case and what the engine found to a verdict
accept   what is found in place of what was expected
bracket  attributions to the bracket notation
"""
