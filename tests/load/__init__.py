"""Tests of `journeyctl.load`."""
