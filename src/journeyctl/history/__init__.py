"""What many revisions tell: the course of journeys, the lives of pain points, who changed what."""
