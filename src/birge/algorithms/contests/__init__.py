"""Contests: how applications are ranked, markers assigned and votes counted. Pure; no clock, no database."""
