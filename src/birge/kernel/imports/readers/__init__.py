"""Files as sheets of rows, whatever program wrote them."""
