"""Tests of `journeyctl.model`."""
