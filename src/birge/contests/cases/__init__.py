"""From rows to the documents that are computed, and back into words."""
