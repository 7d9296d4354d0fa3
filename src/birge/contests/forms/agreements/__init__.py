"""What people type between an offer and the closing of an agreement. Money is typed in the currency of the call."""
