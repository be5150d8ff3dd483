"""Papers set by Typst, with other layouts, seals and copies than the other makers have."""
