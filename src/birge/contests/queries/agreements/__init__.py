"""What is found between an offer and the closing of an agreement."""
