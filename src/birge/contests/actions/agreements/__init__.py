"""Every write between an offer and the closing of an agreement."""
