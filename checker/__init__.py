"""Checks evidence that local governments submit: elements, copying, forgery, score."""

__version__ = "0.1.0"
