"""Pure algorithms: no Django, no clock, no files. Importing this package registers every algorithm and version."""

from birge.algorithms import shares

__all__ = ["shares"]
