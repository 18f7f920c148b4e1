"""The ways to show who last changed a thing; one file each, its name is the format's name."""
