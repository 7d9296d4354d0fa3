"""Who may do what in a contest, and why not: a module per topic."""
