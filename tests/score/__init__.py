"""Scores, from single numbers to whole portfolios."""
