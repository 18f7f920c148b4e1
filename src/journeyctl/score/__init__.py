"""Facts computed from a workspace: numbers, no opinions."""
