"""The ways to show a report; the name of a file here is the name a user types."""
