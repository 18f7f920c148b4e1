"""What is worse than accepted, and what two versions are called, in the words of a language."""

from journeyctl.render.grid.change_words import floored
from journeyctl.render.grid.field_words import plain_number
from journeyctl.render.lettering.typeface import clean
from journeyctl.render.versions import Reason
from journeyctl.render.words import Words

_SHARES = frozenset({"complete", "evidenced"})


def reason_words(reason: Reason, words: Words, *, named: bool = False) -> str:
    """Return why something is worse, and what was decided about it; `named` says of which journey."""
    told = _worse(reason, words)
    if named and reason.how in ("fell", "lost", "state"):
        told = words.pair(words.quote(clean(reason.name)), told)
    if not reason.decision:
        return told
    decision = words.quote(clean(reason.decision))
    if reason.day is None:
        return words("difference.decided", reason=told, decision=decision)
    return words("difference.decided-on", reason=told, decision=decision, day=words.day(reason.day))


def _worse(reason: Reason, words: Words) -> str:
    name = words.quote(clean(reason.name))
    if reason.how == "broken":
        return words("difference.broken", name=name)
    if reason.how == "state":
        return words("difference.no-more-current")
    if reason.how == "lost":
        return words("difference.lost", measure=words(f"difference.{reason.limit}"))
    if reason.how == "fell":
        return words(
            f"difference.fell-{reason.limit}",
            before=_number(reason.before, reason.limit, words),
            after=_number(reason.after, reason.limit, words),
            most=limit_words(reason.limit, reason.most, words),
        )
    severity = plain_number(reason.after or 0, words)
    return words(f"difference.pain-{reason.how}", name=name, severity=severity)


def _number(value: float | None, limit: str, words: Words) -> str:
    if value is None:
        return words("common.none")
    if limit in _SHARES:
        return words.percent(floored(value) / 100)
    return words.number(round(value, 2) + 0.0, 2)


def limit_words(limit: str, value: float | str, words: Words) -> str:
    """Return how far a number may fall, as people read it: `10 points` for a share; `off` where it may fall to nothing."""
    if isinstance(value, str):
        return words("fields.off")
    if limit in _SHARES:
        return words("difference.points", delta=plain_number(round(value * 100, 6), words))
    return plain_number(value, words)


def version_names(names: tuple[str, str], words: Words) -> tuple[str, str]:
    """Return what two versions are called, the files as they lie on the disk in words."""
    before, after = (clean(name) or words("difference.here") for name in names)
    return before, after


def versions_in_words(names: tuple[str, str], words: Words) -> str:
    """Return which versions are compared: `main (1a2b3c4) → working tree`."""
    before, after = version_names(names, words)
    return words("difference.versions", before=before, after=after)
