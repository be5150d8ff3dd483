"""The review site: people decide here, and see at once what each decision does."""

from checker.review.site import make

__all__ = ["make"]
