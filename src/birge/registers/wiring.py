"""What the household book adds to the rest of the house."""

from __future__ import annotations
