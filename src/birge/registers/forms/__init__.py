"""The forms of the household book."""
