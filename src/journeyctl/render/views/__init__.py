"""The pictures there are: one file is one view, its name is the view's name."""
