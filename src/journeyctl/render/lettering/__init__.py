"""How wide texts are, where a line may break, and which fonts have which letters."""
