"""Charts and tables of numbers: points between two axes, cells coloured by emotion."""
