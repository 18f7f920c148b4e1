"""The door for people and scripts: parse, call, print; no thinking."""
