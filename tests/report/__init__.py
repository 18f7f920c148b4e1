"""Tests of the reports: one sample, every format, and judges from outside."""
