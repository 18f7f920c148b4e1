"""The small things that every view draws with: curves, signs, heads and legends, and shapes moved and scaled."""
