"""How workspaces are judged: which rules run, what is accepted, what is mended."""
