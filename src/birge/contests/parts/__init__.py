"""Panels that the topics put on the pages of a call."""
