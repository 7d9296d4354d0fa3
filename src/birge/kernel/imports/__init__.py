"""Imports of sheets: upload, staging, checked report, apply all or nothing, undo.

A folder describes its sheets once, as an `ImportKind` (see `kinds`), in its own
module `imports`, which is found by itself.
"""
