"""Finds what stands in the registers of water users' associations, on a day."""
