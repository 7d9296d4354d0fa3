"""The demo: two real neighbouring aiyl aimaks by name and code, and invented people who work in them.

Made through the same actions as real work, at fixed moments and with fixed contents. Made again, it adds what is
missing and touches nothing else.
"""
