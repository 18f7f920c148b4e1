"""What a laid-out board can become: one file is one format, its name is the format's name."""
