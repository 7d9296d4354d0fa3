"""The passport of a place on a page, in a sheet, on paper and as open data: the same figures everywhere."""
