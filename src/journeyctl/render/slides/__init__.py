"""Slides of PowerPoint: shapes and tables in its language, and the deck that holds them."""
