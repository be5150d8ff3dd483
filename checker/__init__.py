"""Checks evidence that local governments submit: elements, copying, forgery, score."""

__version__ = "0.1.0"
SYSTEM = "shandong-county-2023"  # the indicator system where nobody names one
