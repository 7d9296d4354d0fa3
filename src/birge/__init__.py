"""Birge (бирге, "together"): collaborative local government for Kyrgyzstan."""

__version__ = "0.1.0"
