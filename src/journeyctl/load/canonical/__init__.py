"""One file in one canonical style: text to text, with every comment, and never with other data."""
