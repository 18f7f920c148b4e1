"""The ways to show experience debt; the name of a file here is the name a user types."""
