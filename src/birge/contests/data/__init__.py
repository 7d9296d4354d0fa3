"""Texts that are shipped, as data."""
