"""Every write of this folder."""
