"""Backups: database, files and keys in one archive, verified, that restores into SQLite and PostgreSQL alike.

The database is written as rows, table by table, from one snapshot, with the state of the migrations. A restore builds
the tables at that state, loads the rows, and only then brings them to the newest shape.
"""
