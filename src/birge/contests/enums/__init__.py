"""Closed lists of the contests folder, a module per topic."""
