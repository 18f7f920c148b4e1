"""One file, one command: the file's name is the command's name, its `command` what it does."""
