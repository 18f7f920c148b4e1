"""Workspaces written on the fly, and what is found in them."""
