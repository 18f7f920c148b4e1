"""Tables of touchpoints and lanes: what maps, blueprints and comparisons are made of."""
