"""A person's tokens for programs: the page where she makes and revokes them, and how the API reads one."""
