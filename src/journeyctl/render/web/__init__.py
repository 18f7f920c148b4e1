"""Boards as pages for a browser: what stands on a page, its style and its script."""
