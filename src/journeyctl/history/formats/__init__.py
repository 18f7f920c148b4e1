"""Ways to show the course of journeys: one file each."""
