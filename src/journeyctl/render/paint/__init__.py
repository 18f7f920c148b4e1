"""What formats share: shapes as the text of an SVG, pictures on one another, texts made safe."""
