"""The ways to show a difference; the name of a file here is the name a user types."""
