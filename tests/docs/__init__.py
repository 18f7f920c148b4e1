"""Tests that hold the README and the docs against the program."""
