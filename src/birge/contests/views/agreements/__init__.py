"""Pages from an offer to the closing of an agreement."""
