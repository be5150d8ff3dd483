"""What a worker loads, loaded once by the process that tests' workers are forked from."""

from checker import forgery, formats
from checker.work import worker

__all__ = ["worker"]

formats.readers(), forgery.checks()
