"""Calls: `pages` shows them, `acts` changes them, `questions` takes what people ask."""
