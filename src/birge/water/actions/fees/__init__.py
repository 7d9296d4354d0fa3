"""Everything that happens to an association's money, each under one lock of the association."""
