"""What each person of a contest does, a module per actor."""
