"""Many files: which belong together, what their ids mean, who mentions whom."""
