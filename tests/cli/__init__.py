"""Tests of `journeyctl.cli`."""
