"""The table files that the commands on water read: weather, fields, irrigations."""
