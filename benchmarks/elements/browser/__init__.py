"""Papers written as web pages and printed by Chromium: a source of its own beside the drawn sets.

Nothing here is shared with the other generator: words, layouts, seals and scans differ, so that a
rule fitted to the drawn pages shows here as a miss.
"""
