"""The household book from a file: `birge import household-book`, and "Bring a file" on the site."""
