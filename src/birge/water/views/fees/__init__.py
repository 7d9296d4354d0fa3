"""Pages of an association's money: for its accountant and director, and for each user her own."""
