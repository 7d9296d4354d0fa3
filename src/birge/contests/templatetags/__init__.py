"""Template tags of the contests folder."""
