"""Three texts of one file to one: what two people meant, with every comment, and marks where they disagree."""
