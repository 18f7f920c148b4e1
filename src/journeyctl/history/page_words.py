"""What pages about the past say, in the words of a language: numbers of journeys before and after, stretches of time."""

from collections.abc import Iterable, Sequence

from journeyctl.diff.shifts import Measure
from journeyctl.history.course import Course
from journeyctl.history.pain_words import levels_of, median
from journeyctl.history.pains import Debt, PainHistory, Period
from journeyctl.render.web.markup import Markup, tag
from journeyctl.render.words import Words

_SHARES = frozenset({"complete", "evidenced"})
_WHOLE = frozenset({"open_pains", "pain_load"})


class PageWords:
    """Says in a language what stands on a page; days are written as `2026-11-22` in all of them, so that they stand below each other."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def __call__(self, key: str, /, **values: object) -> str:
        """Return a label of these pages with values put in."""
        return self.words(f"history.{key}", **values)

    def count(self, key: str, count: int) -> str:
        """Return a count with its noun: `count("week", 3)`."""
        return self.words.count(f"history.{key}", count)

    def capital(self, key: str) -> str:
        """Return a label that begins with a capital, as it stands alone."""
        told = self(key)
        return told[:1].upper() + told[1:]

    def note(self, text: str) -> Markup:
        """Return what is not known of the past as it stands on a page: it is English everywhere, and says so to who reads it aloud."""
        return tag("p", text, class_="small", lang=None if self.words.lang == "en" else "en")

    def measured(self, number: float | None, name: str) -> str:
        """Return a number of a journey; shares are rounded down, for nothing is complete that is not."""
        if number is None:
            return self.words("common.none")
        if name in _SHARES:
            return self.words.percent(_floored(number) / 100)
        return self.words.number(round(number, 2) + 0.0, 0 if name in _WHOLE else 2)

    def moved(self, one: Measure) -> str:
        """Return a number of before and of now: `0.14 → 0.07`, one where both read the same."""
        before, after = self.measured(one.before, one.name), self.measured(one.after, one.name)
        return before if before == after else self.words("difference.from-to", before=before, after=after)

    def shifted_by(self, one: Measure) -> str:
        """Return how much more it is now than before, by the two numbers that are read; nothing where they are the same."""
        was, now = self.measured(one.before, one.name), self.measured(one.after, one.name)
        if one.before is None or one.after is None or was == now:
            return ""
        if one.name in _SHARES:
            points = _floored(one.after) - _floored(one.before)
            return self.words("difference.points", delta=self._signed(points, 0))
        digits = 0 if one.name in _WHOLE else 2
        return self._signed(round(one.after, digits) - round(one.before, digits), digits)

    def _signed(self, number: float, digits: int) -> str:
        told = self.words.number(number, digits)
        return f"+{told}" if number > 0 else told

    def aloud(self, one: Measure) -> str:
        """Return a number of before and of now as it is read aloud."""
        name = self(one.name)
        before, after = self.measured(one.before, one.name), self.measured(one.after, one.name)
        if before == after:
            return self("aloud-same", name=name, value=before)
        return self("aloud-moved", name=name, before=before, after=after)

    def state(self, course: Course) -> str:
        """Return the id of a journey with what is to be known of it: its state, the ids it had, and when it was removed."""
        parts = [course.id]
        parts += [self(f"state-{course.state}")] if course.state not in ("", "current") else []
        parts += [self("was-before", names=self.words.list(course.was))] if course.was else []
        parts += [self("removed-on", day=course.points[-1].day.isoformat())] if course.is_gone else []
        return self.words.row(parts)


class DebtWords(PageWords):
    """Says in a language what is known of pain points over time."""

    def days_open(self, one: Debt) -> str:
        """Return how many days a pain point was open, with `+` where it may have been before this clone begins."""
        return f"{self.words.number(one.days_open)}{'+' if one.first.earliest else ''}"

    def severities(self, one: Debt) -> str:
        """Return the first severity and the one of now, and what lies beyond both: `4 → 2`, `4 → 3 (2 to 5)`."""
        row = [self._severity(levels_of([value])) for value in one.severities]
        told = row[0] if row[0] == row[-1] else self.words("difference.from-to", before=row[0], after=row[-1])
        levels, ends = levels_of(one.severities), levels_of((one.severities[0], one.severities[-1]))
        if not levels or (min(levels), max(levels)) == (min(ends, default=0), max(ends, default=0)):
            return told
        return self.words.noted(told, self._severity((min(levels), max(levels))))

    def _severity(self, levels: Iterable[float]) -> str:
        ends = [self.words.number(level, 0 if level.is_integer() else 1) for level in levels]
        if not ends:
            return self.words("common.none")
        return ends[0] if len(ends) == 1 else self.words("details.range", low=ends[0], high=ends[-1])

    def written(self, one: Debt) -> str:
        """Return when a pain point was first written, with a word where it may be older than this clone knows."""
        day = one.written.isoformat()
        return self("before-day", day=day) if one.first.earliest else day

    def author(self, one: Debt) -> str:
        """Return who wrote a pain point first; empty where that is not known here."""
        if one.first.commit is None:
            return self("uncommitted")
        return "" if one.first.earliest else one.first.commit.author

    def how_closed(self, one: Debt) -> str:
        """Return how a pain point was closed; empty where it is open."""
        return self(f"how-{str(one.closing.after).replace(' ', '-')}") if one.closing else ""

    def lapse(self, one: Debt) -> str:
        """Return how often the evidence of a pain point has lapsed, and since when it has; empty where it never has."""
        lapses = one.life.lapses
        if not lapses:
            return ""
        times, day = self.count("times", len(lapses)), lapses[-1].start.isoformat()
        if not one.is_lapsed:
            return self("lapsed-over", times=times)
        return (
            self("lapsed-since", day=day) if len(lapses) == 1 else self("lapsed-again", day=day, times=times)
        )

    def method(self, told: PainHistory) -> str:
        """Return by which method pain points are scored."""
        return self.words(f"fields.method-{told.method}")

    def head(self, told: PainHistory) -> list[str]:
        """Return what the debt is now, in sentences."""
        open_now = told.open
        if not open_now:
            if told.closed:
                return [self.count("none-closed", len(told.closed))]
            return [self("none-here" if told.shallow else "none-ever")]
        load, method = self.words.number(told.load), self.method(told)
        days = [one.days_open for one in open_now]
        key = "head-days-least" if any(one.first.earliest for one in open_now) else "head-days"
        rows = [
            self("head", open=self.count("open", len(open_now)), load=load, method=method),
            self(key, middle=self.count("span", median(days)), longest=self.count("span", max(days))),
        ]
        lapsed = sum(one.is_lapsed for one in open_now)
        return [*rows, self("head-lapsed", count=self.words.number(lapsed))] if lapsed else rows

    def aloud_chart(self, periods: Sequence[tuple[str, Period]]) -> str:
        """Return what a chart of periods, each with its name, shows, as it is read aloud."""
        (begin, first), (end, last) = periods[0], periods[-1]
        top, highest = max(periods, key=lambda one: one[1].open)
        return self(
            "chart-aloud",
            first=first.open,
            begin=begin,
            most=highest.open,
            top=top,
            last=last.open,
            end=end,
            opened=sum(one.opened for _, one in periods),
            closed=sum(one.closed for _, one in periods),
            load=self.words.number(first.load),
            now=self.words.number(last.load),
        )


def _floored(share: float) -> int:
    return int(share * 100 + 1e-9)
