"""A merged tree as text, with marks at its forks, and the proofs of it."""
