"""Checks the evidence that local governments submit for assessment: elements, copying, forgery, score."""

__version__ = "0.1.0"
