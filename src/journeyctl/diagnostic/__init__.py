"""A problem, told once, in one shape, whoever found it."""
