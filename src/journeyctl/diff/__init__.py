"""What changed between two workspaces, in meaning and not in lines, and whether the customer is better off."""
