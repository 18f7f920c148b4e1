"""What writes the generated pages and pictures; `make bless` runs it through the tests."""
