"""What holds for every text, not only for those somebody thought of."""
