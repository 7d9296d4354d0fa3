"""What the walk through the API needs of contests."""

PUBLIC_IN_CONTESTS = {"listCalls", "getCall"}
"""For everybody, without a token."""
