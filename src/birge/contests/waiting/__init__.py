"""What waits for a person, on her home page."""
