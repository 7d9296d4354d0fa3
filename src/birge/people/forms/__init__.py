"""Forms of the people folder."""
