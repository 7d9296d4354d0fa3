"""A whole register from a workbook: canals, outlets, gauge posts, users, parcels; checked together, undone together."""
