"""A third maker of pages: other seals, layouts and copies than the two beside it."""
