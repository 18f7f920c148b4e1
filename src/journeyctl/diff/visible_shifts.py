"""Which shifts of journeys can be seen: numbers that differ behind the last digit shown would only puzzle."""

from journeyctl.diff.shifts import JourneyShift
from journeyctl.diff.words import told_measures
from journeyctl.score.curve import sparkline


def is_told(shift: JourneyShift) -> bool:
    """Say whether a number or the curve of a journey looks another one now."""
    was, now = shift.before and shift.before.curve, shift.after and shift.after.curve
    if was and now and sparkline(was.emotions) != sparkline(now.emotions):
        return True
    return bool(told_measures(shift))
