"""The version of this library; every result names it."""

__version__ = "0.1.0"
