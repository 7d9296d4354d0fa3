"""The pages of the people folder."""
