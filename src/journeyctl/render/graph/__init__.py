"""Graphs: what stands in them, how Graphviz is told, and how what it has placed is drawn."""
