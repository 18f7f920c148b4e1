"""Pictures of a workspace: a view lays it out as plain data, a format turns that into bytes."""
