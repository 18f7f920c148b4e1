"""Tests of the pictures: views lay boards out, formats paint them."""
