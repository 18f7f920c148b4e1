"""What a change makes worse because it was decided so: decisions that the change itself brings."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from journeyctl.diff.change import Side, What
from journeyctl.diff.compare import Comparison
from journeyctl.diff.gates import Regression
from journeyctl.diff.things import Thing
from journeyctl.diff.words import quoted
from journeyctl.model.settings import LIMITS

Renames = Mapping[tuple[What, str], str]


@dataclass(frozen=True, slots=True)
class Accepted:
    """Something that is worse than the limits allow, and the decision that accepts it; `date` is its day, if it says one."""

    regression: Regression
    decision: Side
    date: str = ""


def accepted_words(accepted: Accepted) -> str:
    """Return what is worse, and what was decided about it."""
    decision = accepted.decision
    day = f" of {accepted.date}" if accepted.date else ""
    return f"{accepted.regression.reason}: decision `{decision.id}`{day}, {quoted(decision.name)}"


def judged(found: Sequence[Regression], comparison: Comparison) -> tuple[list[Regression], list[Accepted]]:
    """Part regressions into those that count and those that a decision of this change accepts.

    A decision accepts what gets worse in its own journey, and only in the change that names it: in which it is new, has
    another title or date, or accepts something that it did not accept before. Nothing excuses a file with mistakes.
    """
    accepting: dict[tuple[str, str], Thing] = {}
    for decision, named in _named(comparison):
        for one in named:
            accepting.setdefault(one, decision)
    count: list[Regression] = []
    accepted: list[Accepted] = []
    for regression in found:
        by = accepting.get((regression.limit, regression.id))
        if by is None:
            count.append(regression)
        else:
            accepted.append(Accepted(regression, by.side, by.model.date.isoformat() if by.model.date else ""))
    return count, accepted


def _named(comparison: Comparison) -> Iterator[tuple[Thing, Sequence[tuple[str, str]]]]:
    """Yield the decisions that a change names, known ones first, with the limits and ids that they accept."""
    before = {new: old for old, new in comparison.matching.pairs}
    renames = comparison.matching.renames()
    for new in (*before, *comparison.matching.added):
        if new.what is not What.DECISION:
            continue
        old = before.get(new)
        accepts = _accepts(new, {})
        if old is not None and (old.model.title, old.model.date) == (new.model.title, new.model.date):
            known = frozenset(_accepts(old, renames))
            accepts = [one for one in accepts if one not in known]
        yield new, accepts


def _accepts(decision: Thing, renames: Renames) -> list[tuple[str, str]]:
    """Return what a decision accepts, as the limit and the id of the journey or pain point that is judged by it."""
    home = decision.side.home
    now = renames.get((What.JOURNEY, home), home)
    found = []
    for one in decision.model.accepts:
        owner, slash, short = one.rpartition("/")
        if one in LIMITS:
            found.append((one, now))
        elif not slash or owner == home:
            found.append(("severity", renames.get((What.PAIN_POINT, f"{home}/{short}"), f"{now}/{short}")))
    return found
