"""What can be scored: one file each, whose `view` puts the facts of a workspace on a sheet."""
