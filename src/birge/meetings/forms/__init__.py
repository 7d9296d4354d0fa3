"""The forms of this folder."""
