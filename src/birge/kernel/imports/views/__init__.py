"""The pages of the imports; the same for all kinds."""
