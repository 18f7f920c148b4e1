"""Three trees to one, with forks where the sides cannot both have their will."""
