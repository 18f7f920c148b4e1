"""What journeyctl costs, beside its peers, on files that look like real ones."""
