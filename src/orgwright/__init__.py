"""Orgwright: organizational planning in one file that the organization owns."""

__version__ = "0.1.0"
