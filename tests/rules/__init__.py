"""Tests of the rules: their examples, their pages, and what they have in common."""
