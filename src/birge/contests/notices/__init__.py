"""Messages to people about what happened in a contest."""
