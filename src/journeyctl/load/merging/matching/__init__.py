"""Which part of three trees is which, and whether parts say the same."""
