"""Diagnostics on paper: one file in `formats` is one way to show them."""
