"""Forged papers and innocent look-alikes by means that no other maker here uses.

Run ``python -m benchmarks.forgery.blind [each] [seed]``: each case says which check must speak, how
loudly at least, or that none may be louder than a clue.
"""
