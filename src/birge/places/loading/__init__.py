"""The territory as it comes with Birge: reading the files in `data/` and judging their names."""
